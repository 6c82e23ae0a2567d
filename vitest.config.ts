import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    coverage: { provider: "v8", include: ["src/**", "cli/**", "runner/**"], exclude: ["src/kernel/assembly/**"] },
  },
});
