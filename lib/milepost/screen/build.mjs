// Bundles the screen into dist/ and gathers the fonts that documents and figures need.
// Every name in dist/ carries its hash, so that browsers may keep the files for ever.

import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { gatherFonts } from "./fonts.mjs";
import { fontFace, styleOf } from "./tokens.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
// A source that does not build must not take the last good screen away.
const draft = join(here, "dist.draft");
const fonts = join(here, "..", "fonts");
const modules = join(here, "node_modules");
const woff2 =
  "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";

const common = {
  absWorkingDir: here,
  outdir: draft,
  bundle: true,
  minify: true,
  metafile: true,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  target: ["es2020", "safari16", "chrome100"],
  legalComments: "none",
};

const outputOf = (result, ending, source = "") =>
  Object.entries(result.metafile.outputs)
    .filter(([name, { entryPoint = "" }]) => name.endsWith(ending) && entryPoint.endsWith(source))
    .map(([name]) => basename(name));

const screenWords = async (path) => {
  const words = Object.entries(JSON.parse(await readFile(path, "utf8")));
  return Object.fromEntries(words.filter(([code]) => code.startsWith("screen.")));
};

/** Of all words only those of the screen travel; what a language lacks is said in English. */
const ownWords = {
  name: "own-words",
  setup({ onLoad }) {
    onLoad({ filter: /words[/\\]\w+\.json$/ }, async ({ path }) => {
      const english = await screenWords(join(dirname(path), "en.json"));
      const words = { ...english, ...(await screenWords(path)) };
      return { contents: JSON.stringify(words), loader: "json" };
    });
  },
};

const module = {
  ...common,
  entryPoints: ["src/main.ts"],
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [ownWords],
};

/** The words of each language are a file of their own, beside the script. */
async function bundleScript() {
  const result = await build({ ...module, splitting: true });
  return { script: outputOf(result, ".js", "src/main.ts")[0], words: wordsOf(result) };
}

/** One script that fetches nothing, for notebooks that no server of ours stands behind. */
async function bundleWhole() {
  const result = await build({ ...module, entryNames: "whole-[hash]" });
  return { whole: outputOf(result, ".js")[0] };
}

/** The file of each language by its tag, from "../words/de.json". */
const wordsOf = (result) =>
  Object.fromEntries(
    Object.values(result.metafile.outputs)
      .map(({ entryPoint = "" }) => /words[/\\](\w+)\.json$/.exec(entryPoint))
      .filter(Boolean)
      .map(([source, tag]) => [tag, outputOf(result, ".js", source)[0]])
      .sort(),
  );

async function tokensStyle() {
  const tokens = JSON.parse(await readFile(join(here, "..", "tokens.json"), "utf8"));
  return fontFace(tokens, woff2) + styleOf(tokens);
}

/** Lets a style sheet import `tokens.css`, which exists only while the screen is built. */
const generatedTokens = (contents) => ({
  name: "generated-tokens",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^tokens\.css$/ }, ({ path }) => ({ path, namespace: "tokens" }));
    onLoad({ filter: /.*/, namespace: "tokens" }, () => ({
      contents,
      loader: "css",
      resolveDir: here,
    }));
  },
});

async function bundleStyle() {
  const contents = '@import "tokens.css"; @import "./src/main.css";';
  const result = await build({
    ...common,
    stdin: { contents, loader: "css", resolveDir: here, sourcefile: "main.css" },
    entryNames: "main-[hash]",
    loader: { ".woff2": "file" },
    plugins: [generatedTokens(await tokensStyle())],
  });
  return { style: outputOf(result, ".css")[0], fonts: outputOf(result, ".woff2") };
}

await rm(draft, { recursive: true, force: true });
const built = await Promise.all([bundleScript(), bundleWhole(), bundleStyle()]);
const manifest = Object.assign({}, ...built);
await writeFile(join(draft, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
await gatherFonts(modules, fonts);
await rm(dist, { recursive: true, force: true });
await rename(draft, dist);
