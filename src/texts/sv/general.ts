import type { Same } from "../catalogue.ts";
import type { general as fi } from "../fi/general.ts";

export const general: Same<typeof fi> = {
  notice: "Auroras",
  tooLate: "Det här tog för lång tid. Försök igen.",
  canCopy: "Du kan fortfarande kopiera din text.",
  cannotSave: "Jag kan inte spara just nu. Det är inte ditt fel. Försök igen senare.",
  failed:
    "Det här gick inte. Det är inte ditt fel. Försök igen om en stund. Om det inte hjälper, ge den här koden till en koordinator: {{id}}",
};
