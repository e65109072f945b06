import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Font } from "fontkit";

/** The font of certificates: DejaVu Sans, free to embed, with Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian and Georgian letters. */

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve("dejavu-fonts-ttf/package.json")), "ttf");

export const fontFiles = { plain: join(folder, "DejaVuSans.ttf"), bold: join(folder, "DejaVuSans-Bold.ttf") } as const;

let opened: Font | undefined;

function plainFont(): Font {
  // Loaded when the first certificate is made: the start would take longer by it.
  const { openSync } = require("fontkit") as typeof import("fontkit");
  const font = openSync(fontFiles.plain);
  if (!("hasGlyphForCodePoint" in font)) throw new Error("the certificates' font is a collection of fonts");
  return font;
}

/** The characters of a text that the font cannot draw: a reader would see boxes in their place. */
export function undrawable(text: string): string[] {
  opened ??= plainFont();
  const font = opened;
  return [...new Set(text)].filter((character) => {
    const point = character.codePointAt(0) ?? 0;
    return !font.hasGlyphForCodePoint(point) && !/\s/u.test(character);
  });
}
