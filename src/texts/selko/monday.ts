import type { Partly } from "../catalogue.ts";
import type { monday as fi } from "../fi/monday.ts";

/** Only the texts that others than coordinators may see. Those for coordinators fall back to Finnish. */
export const monday: Partly<typeof fi> = {
  onlyCoordinators:
    "Vain Auroras-verkoston työntekijät voivat avata tämän. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
};
