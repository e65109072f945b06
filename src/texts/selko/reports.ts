import type { Partly } from "../catalogue.ts";
import type { reports as fi } from "../fi/reports.ts";

/** Only the texts that others than coordinators may see. Those for coordinators fall back to Finnish. */
export const reports: Partly<typeof fi> = {
  onlyCoordinators:
    "Vain Auroras-verkoston työntekijät voivat tehdä raportin. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
};
