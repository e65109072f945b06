import type { Languages, Partly, Same } from "./catalogue.ts";
import { features } from "./catalogues.index.ts";

export type Finnish = { [K in keyof typeof features]: (typeof features)[K]["fi"] };

const inLanguage = (language: "fi" | "sv" | "en" | "selko") =>
  Object.fromEntries(
    Object.entries(features).flatMap(([feature, texts]) =>
      language in texts ? [[feature, (texts as Languages<unknown>)[language]]] : [],
    ),
  );

export const fi = inLanguage("fi") as Finnish;
export const sv = inLanguage("sv") as Same<Finnish>;
export const en = inLanguage("en") as Same<Finnish>;
export const selko = inLanguage("selko") as Partly<Finnish>;
