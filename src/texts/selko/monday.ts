import type { Partly } from "../catalogue.ts";
import type { monday as fi } from "../fi/monday.ts";

/** Coordinators' own; what others may meet of it stands here. */
export const monday: Partly<typeof fi> = {
  onlyCoordinators:
    "Vain Auroras-verkoston työntekijät voivat avata tämän. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
};
