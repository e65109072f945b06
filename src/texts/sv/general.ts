import type { Same } from "../catalogue.ts";
import type { general as fi } from "../fi/general.ts";

export const general: Same<typeof fi> = {
  ok: "Okej",
  notice: "Auroras",
  tooLate: "Det här tog för lång tid. Försök igen.",
  canCopy: "Du kan fortfarande kopiera din text.",
  failed:
    "Något gick fel och det här lyckades inte. Försök igen om en stund. Om felet fortsätter, berätta det här numret för nätverkets koordinator: {{id}}",
};
