import type { Partly } from "../catalogue.ts";
import type { silence as fi } from "../fi/silence.ts";

export const silence: Partly<typeof fi> = {
  askSeen:
    "Jos pidätte taukoa, sen näkevät {{name}} ja Auroras-verkoston työntekijä. Jos pyydät apua, vain työntekijä näkee sen. Muuten kukaan ei näe vastaustasi.",
  seenBy: "Sinä, {{name}} ja Auroras-verkoston työntekijät näette tauon.",
  wrong: {
    tooFar: "Pisin tauko on {{days}} päivää. Valitse aikaisempi päivä.",
  },
  paused: "{{name}} haluaa tauon. Jatkatte {{day}}",
  pausedByCoordinator: "{{name}} merkitsi teille tauon. Jatkatte {{day}}",
  pausedAndCancelled: "{{name}} haluaa tauon. Sovittu tapaaminen on peruttu. Jatkatte {{day}}",
  continued: "Tauko on ohi. {{name}} haluaa jatkaa. Milloin tapaatte seuraavan kerran?",
  continuedAgreed: "Tauko on ohi. {{name}} haluaa jatkaa. Olette sopineet seuraavan tapaamisen.",
  answer: {
    notYours: "Vain mentori ja aktori päättävät tauosta. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    notOpen: "Mentorointi ei ole vielä alkanut. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
};
