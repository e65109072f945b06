import type { Partly } from "../catalogue.ts";
import type { programmes as fi } from "../fi/programmes.ts";

/** Only the texts that others than coordinators may see. Those for coordinators fall back to Finnish. */
export const programmes: Partly<typeof fi> = {
  answerSeenBy: {
    "pair-and-coordinators": "Mentori, aktori ja Auroras-verkoston työntekijät näkevät vastauksen.",
  },
  onlyCoordinators:
    "Vain Auroras-verkoston työntekijät muuttavat ohjelmia. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
};
