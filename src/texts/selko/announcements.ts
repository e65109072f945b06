import type { Partly } from "../catalogue.ts";
import type { announcements as fi } from "../fi/announcements.ts";

export const announcements: Partly<typeof fi> = {
  onlyCoordinators:
    "Vain Auroras-verkoston työntekijät voivat lähettää tiedotteita. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  notThisPair: "Et voi kirjoittaa tälle parille tästä.",
  gone: "Tätä viestiä ei voi enää lähettää. Ehkä se on jo lähetetty.",
  from: "*{{name}}* kirjoittaa sinulle. {{name}} on Auroras-verkoston työntekijä.",
  answer: "Haluatko vastata? Kirjoita hänelle: {{sender}}",
};
