import type { Partly } from "../catalogue.ts";
import type { silence as fi } from "../fi/silence.ts";

export const silence: Partly<typeof fi> = {
  ask: "Sinä ja {{name}} ette ole sopineet uutta tapaamista. Miten teillä menee?",
  askSeen: "Jos valitset tauon, {{name}} ja työntekijä näkevät sen. Kukaan muu ei näe vastaustasi.",
  answered: {
    well: "Selvä. Kysymme tätä uudelleen aikaisintaan 3 viikon päästä.",
  },
  seenBy: "Sinä, {{name}} ja Auroras-verkoston työntekijät näette tauon.",
  form: {
    until: "Milloin jatkatte?",
    meeting: "Mitä teemme sovitulle tapaamiselle?",
  },
  meeting: {
    keep: "Tapaamme silloin",
    cancel: "Perumme sen",
  },
  planned: "Teillä on tapaaminen {{when}}. Se on tauon aikana.",
  wrong: {
    tooFar: "Tauko on enintään {{days}} päivää. Valitse aikaisempi päivä.",
  },
  paused: "{{name}} haluaa tauon. Jatkatte {{day}}",
  pausedAndCancelled: "{{name}} haluaa tauon. Sovittu tapaaminen on peruttu. Jatkatte {{day}}",
  pauseEnded: "Tauko on ohi.",
  continued: "Tauko on ohi, {{name}} haluaa jatkaa. Milloin tapaatte?",
  continuedAgreed: "Tauko on ohi, {{name}} haluaa jatkaa. Seuraava tapaaminen on sovittu.",
  answer: {
    notYours: "Vain mentori ja aktori päättävät tauosta.",
    finished: "Tämä mentorointi on päättynyt.",
  },
};
