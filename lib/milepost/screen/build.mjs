// Bundles the screen into dist/ and gathers the fonts that documents and figures need.
// Every name in dist/ carries its hash, so that browsers may keep the files for ever.

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { fontFace, styleOf } from "./tokens.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const fonts = join(here, "..", "fonts");
const modules = join(here, "node_modules");
const woff2 =
  "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";

const common = {
  absWorkingDir: here,
  outdir: dist,
  bundle: true,
  minify: true,
  metafile: true,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  target: ["es2020", "safari16", "chrome100"],
  legalComments: "none",
};

const outputOf = (result, ending) =>
  Object.keys(result.metafile.outputs)
    .filter((name) => name.endsWith(ending))
    .map((name) => basename(name));

async function bundleScript() {
  const result = await build({
    ...common,
    entryPoints: ["src/main.ts"],
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  return outputOf(result, ".js")[0];
}

async function bundleStyle() {
  const tokens = JSON.parse(await readFile(join(here, "..", "tokens.json"), "utf8"));
  const given = {
    name: "tokens",
    setup(plugin) {
      plugin.onResolve({ filter: /^tokens\.css$/ }, ({ path }) => ({ path, namespace: "tokens" }));
      plugin.onLoad({ filter: /.*/, namespace: "tokens" }, () => ({
        contents: fontFace(tokens, woff2) + styleOf(tokens),
        loader: "css",
        resolveDir: here,
      }));
    },
  };
  const contents = '@import "tokens.css"; @import "./src/main.css";';
  const result = await build({
    ...common,
    stdin: { contents, loader: "css", resolveDir: here, sourcefile: "main.css" },
    entryNames: "main-[hash]",
    loader: { ".woff2": "file" },
    plugins: [given],
  });
  return { style: outputOf(result, ".css")[0], fonts: outputOf(result, ".woff2") };
}

async function gatherFonts() {
  const family = join(modules, "@expo-google-fonts", "atkinson-hyperlegible-next");
  const cuts = ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold", "700Bold_Italic"];
  const files = cuts.map((cut) => join(family, cut, `AtkinsonHyperlegibleNext_${cut}.ttf`));
  await rm(fonts, { recursive: true, force: true });
  await mkdir(fonts, { recursive: true });
  await Promise.all(files.map((file) => copyFile(file, join(fonts, basename(file)))));
  await copyFile(join(family, "LICENSE_FONT"), join(fonts, "LICENSE-atkinson-hyperlegible.txt"));
}

await rm(dist, { recursive: true, force: true });
const [script, styled] = await Promise.all([bundleScript(), bundleStyle(), gatherFonts()]);
await writeFile(join(dist, "manifest.json"), JSON.stringify({ script, ...styled }, null, 2) + "\n");
