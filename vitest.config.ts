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
      include: ["src/**", "cli/**", "runner/**"],
      exclude: ["src/kernel/assembly/**"],
    },
  },
});
export default config;
