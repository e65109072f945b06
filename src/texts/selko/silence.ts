import type { Partly } from "../catalogue.ts";
import type { silence as fi } from "../fi/silence.ts";

export const silence: Partly<typeof fi> = {
  askSeen:
    "{{name}} ja Auroras-verkoston työntekijät näkevät, jos pidätte taukoa. Vain työntekijät näkevät, jos pyydät apua. Muuten kukaan ei näe vastaustasi.",
  support: "Tarvitsen apua",
  seenBy: "Sinä, {{name}} ja Auroras-verkoston työntekijät näette tauon.",
  form: { until: "Milloin jatkatte?" },
  wrong: {
    tooFar: "Tauko voi kestää {{days}} päivää. Valitse aikaisempi päivä.",
  },
  pausedByCoordinator: "{{name}} merkitsi teille tauon. Jatkatte {{day}}",
  pausedAndCancelled: "{{name}} merkitsi tauon. Perun tapaamisen, josta sovitte. Jatkatte {{day}}",
  continued: "Tauko on ohi. {{name}} haluaa jatkaa. Milloin tapaatte seuraavan kerran?",
  continuedAgreed: "Tauko on ohi. {{name}} haluaa jatkaa. Olette sopineet seuraavan tapaamisen.",
  answer: {
    notYours: "Tämä kysymys on mentorille ja aktorille. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    notOpen: "Mentorointi ei ole vielä alkanut. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
};
