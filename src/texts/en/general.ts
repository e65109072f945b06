import type { Same } from "../catalogue.ts";
import type { general as fi } from "../fi/general.ts";

export const general: Same<typeof fi> = {
  ok: "OK",
  notice: "Auroras",
  tooLate: "This took too long. Please try again.",
  canCopy: "You can still copy your text.",
  failed:
    "Something went wrong and this did not work. Try again in a moment. If it goes on, tell the coordinator this number: {{id}}",
};
