import type { Same } from "../catalogue.ts";
import type { themes as fi } from "../fi/themes.ts";

export const themes: Same<typeof fi> = {
  language: "Utveckla språket",
  applications: "Arbetsansökningar och CV",
  interview: "Förbereda sig för en arbetsintervju",
  jobs: "Arbetsplatser i den egna branschen",
  chances: "Realistiska möjligheter att få arbete",
  skills: "Utveckla sitt kunnande",
  network: "Nätverkande",
  other: "Annat tema",
};
