import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Each build has its own folder, so that tests never replace the files a running shop serves. */
const buildDirectory = process.env.BUILD_DIR ?? "build";

export default defineConfig({
  plugins: [tailwindcss(), remix({ ...remixConfig, buildDirectory })],
  resolve: { alias: { "~db": at("./db"), "~": at("./app") } },
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 300,
    reportCompressedSize: false,
    // A message or an icon is no file of its own: a shop page loads 14 scripts instead of 43.
    rollupOptions: { output: { experimentalMinChunkSize: 6_000 } },
  },
  // Server modules reach it; Vite's scan for the browser would look for its WebAssembly twin in vain.
  optimizeDeps: { exclude: ["@node-rs/argon2"] },
  server: { watch: { ignored: ["**/.local/**", "**/build/**"] } },
  logLevel: "warn",
});
