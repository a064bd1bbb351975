import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { keepBudget } from "./build/budget.ts";
import { compressOnce } from "./build/compress.ts";

const standIns = `${import.meta.dirname}/src/studio/editor/language/stand-ins`;
const server = "http://127.0.0.1:8080";

// The page runs under a policy of 'self' only: nothing may be inlined into index.html or into the CSS.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), keepBudget(), compressOnce()],
  resolve: {
    dedupe: ["yaml"],
    // What the YAML language service brings for Node, or writes code with, or never uses here.
    alias: [
      { find: /^ajv(\/dist\/20(19|20))?$|^ajv-draft-04$/, replacement: `${standIns}/no-validator.ts` },
      { find: /^(prettier\/.*|ajv-i18n)$/, replacement: `${standIns}/nothing.ts` },
      { find: /^path$/, replacement: "path-browserify" },
    ],
  },
  worker: { format: "es" },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first screen needs is one file: compressed together it is smaller than apart.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } } },
  },
  server: { proxy: { "/api": server, "/v1.0": server, "/pictures": server, "/healthz": server } },
});
