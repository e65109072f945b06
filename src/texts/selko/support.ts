import type { Partly } from "../catalogue.ts";
import type { support as fi } from "../fi/support.ts";

export const support: Partly<typeof fi> = {
  button: "Tarvitsen apua",
  seenBy: "Vain Auroras-verkoston työntekijät näkevät viestisi. Mentorisi tai aktorisi ei näe sitä.",
  thanks: "Kiitos. Auroras-verkoston työntekijät saavat viestisi. Yksi heistä ottaa sinuun yhteyttä.",
  nobody: "Viestisi on tallessa. Nyt kukaan työntekijä ei näe viestiä. Voit ottaa yhteyttä myös itse: auroras.fi.",
  asked: "{{name}} pyytää apua.",
  taken: "{{name}} on saanut viestisi. Hän ottaa sinuun yhteyttä.",
  onlyCoordinators:
    "Vain Auroras-verkoston työntekijät voivat avata tämän. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
};
