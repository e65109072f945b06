import type { Same } from "../catalogue.ts";
import type { themes as fi } from "../fi/themes.ts";

export const themes: Same<typeof fi> = {
  language: "Bättre språkkunskaper",
  applications: "Jobbansökningar och CV",
  interview: "Förberedelser för jobbintervju",
  jobs: "Jobb i den egna branschen",
  chances: "Realistiska möjligheter att få jobb",
  skills: "Utveckla sitt kunnande",
  network: "Nätverkande",
  other: "Annat tema",
};
