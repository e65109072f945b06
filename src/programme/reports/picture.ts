import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { parse, View } from "vega";
import { compile } from "vega-lite";
import type { Words } from "../../texts/words.ts";
import { chartOf, FONT } from "./chart.ts";
import type { ReportFacts } from "./facts.ts";
import { shownReport } from "./shown.ts";

/** 17 centimetres on paper at 270 dots per inch. */
const WIDTH_PX = 1800;

const { resolve: pathOf } = createRequire(import.meta.url);
const fonts = join(dirname(pathOf("dejavu-fonts-ttf/package.json")), "ttf");

/**
 * The numbers as one PNG, for publication: small numbers are always protected, also if the sheet has them. Needs the font files: without them
 * resvg draws no text and reports no error.
 */
export async function reportPicture(words: Words, facts: ReportFacts): Promise<Uint8Array<ArrayBuffer>> {
  const { spec } = compile(chartOf(words, shownReport(facts, false)));
  const view = new View(parse(spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  const image = new Resvg(svg, {
    fitTo: { mode: "width", value: WIDTH_PX },
    background: "#ffffff",
    font: {
      loadSystemFonts: false,
      fontFiles: ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((name) => join(fonts, name)),
      defaultFontFamily: FONT,
    },
  });
  return new Uint8Array(image.render().asPng());
}
