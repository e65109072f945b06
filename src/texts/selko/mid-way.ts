import type { Partly } from "../catalogue.ts";
import type { midWay as fi } from "../fi/mid-way.ts";

export const midWay: Partly<typeof fi> = {
  title: "Miten sujuu?",
  ask: "Mentorointi on nyt noin puolivälissä: sinä ja {{other}}. Minulla on kaksi kysymystä.",
  rating: "Meneekö mentorointi hyvin?",
  sharing: "Haluatko näyttää vastauksen?",
  shareTick: "Näytä vastaukseni Auroras-verkoston työntekijöille",
  onlyYou:
    "Vain sinä näet vastauksesi. Voit näyttää sen Auroras-verkoston työntekijöille, jos haluat. Raportissa näkyy vain vähintään 5 ihmisen keskiarvo.",
  shared: "Auroras-verkoston työntekijät näkevät vastauksesi.",
  share: "Näytä työntekijälle",
  sure: {
    title: "Näytänkö vastauksen?",
    text: "Auroras-verkoston työntekijät näkevät kaikki vastauksesi. {{other}} ei näe niitä. Voit perua tämän milloin vain.",
  },
  over: "Mentorointi on päättynyt. Et voi enää muuttaa vastausta.",
  toCoordinator: {
    shared: "{{name}} näyttää vastauksensa Auroras-verkoston työntekijöille.",
    seenBy: "{{name}} antaa Auroras-verkoston työntekijöiden nähdä tämän. Tallennan tiedon siitä, että katsoit tätä.",
  },
  no: {
    notYours: "Et voi vastata tähän nyt. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    notShown: "Tämä vastaus ei näy sinulle nyt. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
  stored_one: "{{count}} vastaus kysymykseen: miten sujuu?",
  stored_other: "{{count}} vastausta kysymykseen: miten sujuu?",
  consent:
    "Auroras-verkoston työntekijät näkevät vastauksesi. Päätit siitä {{date}}. Voit perua sen viestissä: paina ”Älä näytä enää”.",
};
