import type { Partly } from "../catalogue.ts";
import type { support as fi } from "../fi/support.ts";

export const support: Partly<typeof fi> = {
  button: "Tarvitsen tukea",
  seenBy: "Auroras-verkoston työntekijä näkee viestisi. Parisi ei näe sitä.",
  form: {
    pair: "Kenestä haluat puhua?",
    text: "Mistä haluat puhua?",
  },
  thanks: "Kiitos. Auroras-verkoston työntekijä saa viestisi. Hän ottaa sinuun yhteyttä.",
  nobody: "Viestisi on tallessa. Nyt kukaan työntekijä ei näe viestiä. Yhteystiedot ovat osoitteessa auroras.fi.",
  taken: "{{name}} on saanut viestisi. Hän ottaa sinuun yhteyttä.",
};
