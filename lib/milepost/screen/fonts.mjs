// Gathers the TTF files that documents and figures are set in. No other font is ever asked
// for, so a document made on any machine looks the same. The Noto families are there for
// what people type and the house typeface lacks: other scripts, symbols, emoji.

import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
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

async function gatherFamily(family, cuts, from, to) {
  for (const cut of cuts) {
    const files = await readdir(join(from, cut));
    const font = files.find((file) => file.endsWith(".ttf"));
    await copyFile(join(from, cut, font), join(to, font));
  }
  await copyFile(join(from, "LICENSE_FONT"), join(to, `LICENSE-${family}.txt`));
}

export async function gatherFonts(modules, to) {
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  for (const [family, cuts] of Object.entries(cutsOf)) {
    await gatherFamily(family, cuts, join(modules, "@expo-google-fonts", family), to);
  }
}
