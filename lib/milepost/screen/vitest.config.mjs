import { defineConfig } from "vitest/config";

export default defineConfig({
  // The same JSX as the bundle's, or components would render with another library here.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "happy-dom",
    setupFiles: ["src/english.test.setup.ts"],
  },
});
