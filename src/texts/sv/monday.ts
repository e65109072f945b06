import type { Same } from "../catalogue.ts";
import type { monday as fi } from "../fi/monday.ts";

export const monday: Same<typeof fi> = {
  title: "*Veckan börjar*",
  needs: "*De här paren behöver en koordinator* ({{count}})",
  inProgramme: "{{name}}: {{count}}",
  groups: "*De här grupperna behöver en koordinator* ({{count}})",
  pair: "{{pair}} (ansvarig {{coordinator}}): {{reasons}}",
  more_one: "och {{count}} till",
  more_other: "och {{count}} till",
  show: "Visa alla",
  listTitle: "Väntar på dig",
  listSeen: "Så här ser det ut just nu. De andra knapparna finns på startsidan (Home).",
  onlyCoordinators: "Bara koordinatorerna kan öppna det här. Skriv /mentoring så ser du vad du kan göra.",
};
