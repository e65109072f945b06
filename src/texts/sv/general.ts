import type { Same } from "../catalogue.ts";
import type { general as fi } from "../fi/general.ts";

export const general: Same<typeof fi> = {
  notice: "Auroras",
  tooLate: "Det här tog för lång tid. Försök igen.",
  canCopy: "Du kan ännu kopiera din text.",
  cannotSave: "Jag kan inte spara just nu. Felet är inte ditt. Försök igen senare.",
  failed:
    "Det här lyckades inte. Felet är inte ditt. Försök igen om en stund. Om det inte hjälper, berätta den här koden för nätverkets koordinator: {{id}}",
};
