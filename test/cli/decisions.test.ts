/** What is planned is said in words: everything of it, and nothing twice. */
import { expect, test } from "vitest";
import { describeDecision } from "../../cli/decisions.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { small } from "../scenario/small.ts";

const describe = (decision: string): string => {
  const text = `${small.replace("days: 60", "days: 90")}      - { at: { day: 10 }, do: { measure: close-schools } }
      - ${decision}
`;
  return describeDecision(readScenario(text, "small.yaml").worlds[0]!.decisions[2]!);
};

test.each([
  [
    "{ at: { when: leak, after: 2 }, say: { stance: deny } }",
    "2 days after the leak: deny that there is an outbreak",
  ],
  ["{ at: { day: 20 }, do: { measure: close-schools } }", "day 20: schools close"],
  ["{ at: { day: 20 }, lift: close-schools }", "day 20: schools open again"],
  [
    "{ at: { day: 20 }, say: { stance: tell }, do: { measure: limit-gatherings, share: 0.5 } }",
    "day 20: tell what is known; company outside home, school and work is to be cut by 50 %",
  ],
  [
    "{ at: { day: 20 }, say: { stance: correct }, press: { control: 0 } }",
    "day 20: admit that what was said was wrong and tell what is known; the press may print what it finds",
  ],
  [
    "{ at: { day: 20 }, or: [{ when: deaths, above: 4 }], cut: { setting: work, share: 0.25 } }",
    /^day 20, or at more than 4 deaths in 100,000 a week: .*25 %/,
  ],
])("%s", (decision, words) => {
  if (typeof words === "string") expect(describe(decision)).toBe(words);
  else expect(describe(decision)).toMatch(words);
});
