import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Whole worlds run in tests, on machines that are shared: a limit only stops what hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: "forks",
    maxWorkers: 2,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/kernel/assembly/**"],
      reporter: ["json-summary", "html"],
      reportsDirectory: "dist/coverage",
      thresholds: { lines: 95, branches: 90 },
    },
  },
});
export default config;
