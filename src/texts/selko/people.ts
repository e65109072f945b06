import type { Partly } from "../catalogue.ts";
import type { people as fi } from "../fi/people.ts";

export const people: Partly<typeof fi> = {
  languageSeenBy: "Millä kielellä kirjoitan sinulle? Voit aina vaihtaa kieltä.",
  seenBy: "Vain sinä ja Auroras-verkoston työntekijät näette nämä tiedot.",
  privacyNotice: "Näin suojaamme tietosi",
  enrolled:
    "Kiitos. Auroras-verkoston työntekijä etsii pareja. Kun sinulle löytyy pari, hän ottaa sinuun yhteyttä. Haluatko muuttaa tietojasi? Paina etusivulla ”Omat tietoni”.",
  notEnrolled: "Täällä ei ole vielä tietoja sinusta. Haluatko olla mentori? Vai haluatko oman mentorin?",
};
