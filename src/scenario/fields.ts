/** Fields that several parts of the file format share. */
import { z } from "zod";
import type { ByAge } from "./scenario.ts";

/**
 * A schema for T: its output is assignable to T (checked by the parameter's bound) and lacks none of T's keys, the
 * optional ones included.
 */
export function exactly<T>() {
  return <S extends z.ZodType<T>>(
    schema: S & ([keyof T] extends [keyof z.output<S>] ? unknown : never),
  ): z.ZodType<T> => schema;
}

export const OLDEST = 120;

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A name for files and commands. */
export const kebab: z.ZodType<string> = z
  .string()
  .min(1)
  .max(60)
  .regex(KEBAB, { error: "must be small letters, digits and single hyphens, such as my-name", abort: true });

/** A share, 0 to 1. */
export const share: z.ZodType<number> = z.number().min(0).max(1);

const LEAST = 1e-6;

/** A relative weight or rate: none, or enough that products of a few of them are numbers still. */
export function relative(most: number): z.ZodType<number> {
  return z
    .number()
    .min(0)
    .max(most)
    .refine((value) => value === 0 || value >= LEAST, {
      error: ({ input }) => `must be 0, or from ${LEAST} to ${most}, found ${String(input)}`,
    });
}

/** One number for all, or steps by age. */
export function byAge(most: number): z.ZodType<ByAge> {
  const value = z.number().min(0).max(most);
  const step = z.tuple([z.int().min(0).max(OLDEST), value]);
  return z
    .union([
      value,
      z
        .array(step)
        .min(1)
        .max(OLDEST + 1),
    ])
    .check((context) => {
      const { value: steps, issues } = context;
      if (typeof steps === "number") return;
      for (const [i, [from]] of steps.entries()) {
        const before = i === 0 ? -1 : steps[i - 1]![0];
        const message =
          i === 0 && from !== 0
            ? `the first step must start at age 0, found ${from}`
            : from <= before
              ? `steps must increase in age: ${from} comes after ${before}`
              : undefined;
        if (message !== undefined) issues.push({ code: "custom", path: [i, 0], message, input: from });
      }
    })
    .describe(
      "One number for everyone, or steps by age: a list of [from age in years, value], the first from 0",
    );
}

/** Pushes a problem of our own wording; for use inside `check` and `transform`. */
export function report(issues: z.core.$ZodRawIssue[], path: (string | number)[], message: string): void {
  issues.push({ code: "custom", path, message, input: undefined });
}
