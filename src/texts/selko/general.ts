import type { Partly } from "../catalogue.ts";
import type { general as fi } from "../fi/general.ts";

export const general: Partly<typeof fi> = {
  slow: "Slack vastaa nyt hitaasti. En saanut tietoa, jota tarvitsen. Mitään ei tallentunut. Yritä pian uudelleen.",
  busy: "Moni käyttää minua nyt. En ehtinyt tehdä tätä. Mitään ei tallentunut. Yritä pian uudelleen.",
  over: "Tämä viesti on jo vanha.",
  savedBefore:
    "Tämä muutos ei tallentunut. Tallensin jo lomakkeen, jonka lähetit aikaisemmin. Sulje lomake. Muuta sitten tietoa, joka on tallessa.",
  noFile: "En voi lähettää tiedostoa: {{title}}. Slack ei ota sitä. Kerro tästä Auroras-verkoston työntekijälle.",
  failed:
    "Tämä ei onnistunut. Se ei johdu sinusta. Yritä pian uudelleen. Eikö se auta? Kerro Auroras-verkoston työntekijälle tämä koodi: {{id}}",
};
