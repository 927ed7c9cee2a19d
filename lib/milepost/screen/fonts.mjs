// Gathers the TTF files that documents and figures are set in. No other font is ever asked
// for, so a document made on any machine looks the same. The Noto families are there for
// what people type and the house typeface lacks: other scripts, symbols, emoji.

import { copyFile, mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

const upright = ["400Regular", "700Bold"];
const cutsOf = {
  "atkinson-hyperlegible-next": [...upright, "400Regular_Italic", "600SemiBold", "700Bold_Italic"],
  "noto-sans": upright,
  "noto-sans-arabic": upright,
  "noto-sans-hebrew": upright,
  // Devanagari is in noto-sans. All Han characters of Unicode's first block, and kana; of Korea's font only Hangul is drawn.
  // One weight, for these two alone are 9 of the 12 MB that fonts take in the wheel.
  "noto-sans-sc": ["400Regular"],
  "noto-sans-kr": ["400Regular"],
  "noto-sans-math": ["400Regular"],
  "noto-sans-symbols-2": ["400Regular"],
  "noto-sans-thai": upright,
  "noto-emoji": ["400Regular"],
};

/** Copies the cuts of a family and its licence over what is there; gives back their names. */
async function gatherFamily(family, cuts, from, to) {
  const licence = `LICENSE-${family}.txt`;
  const copied = [licence];
  for (const cut of cuts) {
    const files = await readdir(join(from, cut));
    const font = files.find((file) => file.endsWith(".ttf"));
    await replaceFile(join(from, cut, font), join(to, font));
    copied.push(font);
  }
  await replaceFile(join(from, "LICENSE_FONT"), join(to, licence));
  return copied;
}

/** In one go: whoever reads fonts meanwhile finds each of them whole. */
async function replaceFile(from, to) {
  await copyFile(from, `${to}.new`);
  await rename(`${to}.new`, to);
}

export async function gatherFonts(modules, to) {
  await mkdir(to, { recursive: true });
  const before = await readdir(to);
  const gathered = new Set();
  for (const [family, cuts] of Object.entries(cutsOf)) {
    const files = await gatherFamily(family, cuts, join(modules, "@expo-google-fonts", family), to);
    for (const file of files) gathered.add(file);
  }
  for (const file of before.filter((each) => !gathered.has(each))) await rm(join(to, file));
}
