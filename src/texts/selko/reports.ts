import type { Partly } from "../catalogue.ts";
import type { reports as fi } from "../fi/reports.ts";

/** Coordinators' own; what others may meet of it stands here. */
export const reports: Partly<typeof fi> = {
  onlyCoordinators:
    "Vain Auroras-verkoston työntekijät voivat tehdä raportin. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
};
