import type { Same } from "../catalogue.ts";
import type { general as fi } from "../fi/general.ts";

export const general: Same<typeof fi> = {
  notice: "Auroras",
  button: "Button: {{labels}}",
  buttons: "Buttons: {{labels}}",
  tooLate: "This took too long. Please try again.",
  zoneFinland: "The time is Finnish time.",
  zoneOther: "The time is in the time zone {{zone}}.",
  slow: "Slack is slow right now, and I did not get the information that I need. Nothing was saved. Please try again in a moment.",
  busy: "Many people are using me right now, and I did not have time to do this. Nothing was saved. Please try again in a moment.",
  savedAlready: "I have already saved this form.",
  savedBefore:
    "This change was not saved. I have already saved the form that you sent earlier. Close this form, and then change what was saved.",
  canCopy: "You can still copy your text.",
  cannotSave: "I cannot save right now. It is not your fault. Please try again later.",
  noFile: "I cannot send the file: {{title}}. Slack did not accept it. Please tell a coordinator.",
  over: "This message is no longer current.",
  failed:
    "This did not work. It is not your fault. Please try again in a moment. If that does not help, give this code to a coordinator: {{id}}",
};
