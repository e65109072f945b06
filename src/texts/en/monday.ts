import type { Same } from "../catalogue.ts";
import type { monday as fi } from "../fi/monday.ts";

export const monday: Same<typeof fi> = {
  title: "*A new week*",
  needs: "*These pairs need a coordinator* ({{count}})",
  inProgramme: "{{name}}: {{count}}",
  groups: "*These groups need a coordinator* ({{count}})",
  pair: "{{pair}} (coordinator: {{coordinator}}): {{reasons}}",
  more_one: "and {{count}} more",
  more_other: "and {{count}} more",
  show: "Show all",
  listTitle: "Waiting for you",
  listSeen: "This is how things are right now. The other buttons are on Home.",
  onlyCoordinators: "Only coordinators can open this. Type /mentoring to see what you can do.",
};
