import type { Partly } from "../catalogue.ts";
import type { general as fi } from "../fi/general.ts";

export const general: Partly<typeof fi> = {
  noFile: "En voi lähettää tiedostoa: {{title}}. Slack ei ota sitä. Kerro tästä Auroras-verkoston työntekijälle.",
  failed:
    "Tämä ei onnistunut. Vika ei ole sinussa. Yritä pian uudelleen. Jos se ei auta, kerro Auroras-verkoston työntekijälle tämä koodi: {{id}}",
};
