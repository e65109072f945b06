import type { Same } from "../catalogue.ts";
import type { general as fi } from "../fi/general.ts";

export const general: Same<typeof fi> = {
  notice: "Auroras",
  tooLate: "This took too long. Please try again.",
  canCopy: "You can still copy your text.",
  cannotSave: "I cannot save right now. It is not your fault. Please try again later.",
  noFile: "I cannot send the file: {{title}}. Slack did not accept it. Please tell a coordinator.",
  over: "This message is no longer current.",
  failed:
    "This did not work. It is not your fault. Please try again in a moment. If that does not help, give this code to a coordinator: {{id}}",
};
