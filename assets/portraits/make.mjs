// Draws the portraits: one folder a customer, one SVG a mood, from the open-peeps set (CC0) through DiceBear (MIT).
// npm install @dicebear/core@9.4.3 @dicebear/open-peeps@9.4.3 && node make.mjs
import { mkdirSync, writeFileSync } from "node:fs";
import { createAvatar } from "@dicebear/core";
import * as peeps from "@dicebear/open-peeps";

const MOODS = {
  delighted: "smileTeethGap",
  pleased: "calm",
  calm: "smile",
  worried: "concerned",
  annoyed: "suspicious",
  angry: "veryAngry",
};
const SKIN = ["ffdbb4", "edb98a", "d08b5b", "ae5d29", "694d3d"];
// id: head, skin, hair, clothes, accessory, beard
const PEOPLE = {
  dana: ["medium2", 1, "2c1b18", "8fa7df"],
  amara: ["afro", 4, "2c1b18", "ffcf77"],
  bruno: ["short4", 1, "4a312c", "78e185", "", "moustache4"],
  chiara: ["longBangs", 0, "a55728", "e279c7"],
  edith: ["grayBun", 0, "e8e1e1", "e78276", "glasses2"],
  farah: ["hijab", 2, "724133", "9ddadb"],
  george: ["grayShort", 0, "e8e1e1", "8fa7df", "glasses"],
  harjit: ["turban", 2, "c93305", "fdea6b"],
  ines: ["bun", 1, "4a312c", "78e185", "glasses3"],
  jamal: ["flatTop", 4, "2c1b18", "9ddadb"],
  jiwoo: ["mediumBangs", 0, "2c1b18", "e279c7"],
  kofi: ["shaved2", 4, "2c1b18", "e78276"],
  lena: ["short1", 0, "d6b370", "ffcf77"],
  marco: ["pomp", 1, "2c1b18", "8fa7df"],
  minjun: ["short5", 0, "2c1b18", "9ddadb", "glasses"],
  nadia: ["longCurly", 3, "2c1b18", "78e185"],
  oskar: ["noHair1", 0, "b58143", "e78276"],
  percy: ["grayShort", 4, "e8e1e1", "9ddadb", "glasses2"],
  priya: ["long", 3, "2c1b18", "fdea6b"],
  rosa: ["grayMedium", 2, "e8e1e1", "9ddadb"],
  taeho: ["shaved1", 0, "2c1b18", "fdea6b"],
  tomas: ["hatBeanie", 1, "c93305", "8fa7df"],
  wendy: ["cornrows2", 3, "2c1b18", "e279c7"],
  yara: ["twists2", 4, "2c1b18", "ffcf77", "glasses4"],
};

for (const [id, [head, skin, hair, clothes, accessory, beard]] of Object.entries(PEOPLE)) {
  mkdirSync(new URL(`${id}/`, import.meta.url), { recursive: true });
  for (const [mood, face] of Object.entries(MOODS)) {
    const svg = createAvatar(peeps, {
      seed: id, head: [head], face: [face], skinColor: [SKIN[skin]], headContrastColor: [hair], clothingColor: [clothes],
      accessories: accessory ? [accessory] : [], accessoriesProbability: accessory ? 100 : 0,
      facialHair: beard ? [beard] : [], facialHairProbability: beard ? 100 : 0, maskProbability: 0,
    }).toString()
      // The loader of the window ignores masks and would show a white square.
      .replace(/<mask[\s\S]*?<\/mask>/g, "").replace(/ mask="[^"]*"/g, "").replace(/<metadata[\s\S]*?<\/metadata>/g, "")
      .replace(/(\d+\.\d\d)\d+/g, "$1");
    writeFileSync(new URL(`${id}/${mood}.svg`, import.meta.url), svg + "\n");
  }
}
