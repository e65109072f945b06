import type { Same } from "../catalogue.ts";
import type { general as fi } from "../fi/general.ts";

export const general: Same<typeof fi> = {
  ok: "OK",
  notice: "Auroras",
  failed:
    "Something went wrong and this did not work. Try again in a moment. If it goes on, tell the coordinator this number: {{id}}",
};
