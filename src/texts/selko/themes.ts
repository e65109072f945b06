import type { Partly } from "../catalogue.ts";
import type { themes as fi } from "../fi/themes.ts";

export const themes: Partly<typeof fi> = {
  language: "Kielen oppiminen",
  interview: "Työhaastattelu",
  chances: "Millaista työtä voi saada",
  skills: "Uudet taidot",
  network: "Verkostot (uusia ihmisiä omalta alalta)",
  other: "Muu aihe",
};
