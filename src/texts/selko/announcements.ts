import type { Partly } from "../catalogue.ts";
import type { announcements as fi } from "../fi/announcements.ts";

export const announcements: Partly<typeof fi> = {
  onlyCoordinators:
    "Vain Auroras-verkoston työntekijät voivat lähettää tiedotteita. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  notThisPair:
    "Et voi kirjoittaa tälle parille. Ehkä mentorointi on päättynyt. Ehkä olet itse parissa. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  gone: "Tätä viestiä ei voi enää lähettää. Ehkä se on jo lähtenyt. Ehkä olet aloittanut uuden. Aloita alusta: paina ”Tiedote”.",
  from: "*{{name}}* kirjoittaa sinulle. {{name}} on Auroras-verkoston työntekijä.",
  answer: "Haluatko vastata? Kirjoita hänelle: {{sender}}",
  onlySender: "Vain viestin lähettäjä voi tehdä tämän. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
};
