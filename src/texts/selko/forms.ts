import type { Partly } from "../catalogue.ts";
import type { forms as fi } from "../fi/forms.ts";

export const forms: Partly<typeof fi> = {
  noSuchTime: "Tätä kellonaikaa ei ole. Kirjoita aika näin: 17:30.",
  noSensitive: "Älä kirjoita henkilötunnusta. Älä kirjoita sairauksista.",
};
