import type { Partly } from "../catalogue.ts";
import type { certificate as fi } from "../fi/certificate.ts";

export const certificate: Partly<typeof fi> = {
  seenBy:
    "Todistus tulee vain sinulle. Auroras-verkoston työntekijät näkevät, että sait sen. Voit antaa heille todistuksen numeron. Silloin he näkevät nimesi, ajan ja tapaamisten määrän.",
  what: "Todistuksessa on ohjelman nimi, aika ja tapaamisten määrä. Siinä on myös Auroras-verkoston työntekijän nimi. Todistus ei kerro toisesta ihmisestä: {{other}}.",
  form: { name: "Mikä on nimesi todistuksessa?", themes: "Mistä puhuitte?", themesTick: "Kerro myös, mistä puhuimme" },
  sent: "Todistus tulee sinulle viestinä. Sen numero on {{number}}. Voit pyytää sen uudelleen. Numero on silloin sama.",
  letters: "En osaa kirjoittaa näitä merkkejä: {{letters}}. Kirjoita nimesi latinalaisilla kirjaimilla.",
  no: {
    notYours: "Vain mentori ja aktori saavat todistuksen. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    notOver: "Saat todistuksen, kun mentorointi on päättynyt.",
    onlyCoordinators:
      "Vain Auroras-verkoston työntekijät voivat tarkistaa todistuksen. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    off: "Tässä ohjelmassa et saa todistusta.",
    noMeetings: "Saat todistuksen, kun olette tavanneet ainakin kerran.",
  },
  file: {
    comment:
      "Tässä on todistuksesi. Sen numero on {{number}}. Auroras-verkoston työntekijä voi tarkistaa sen numerosta.",
  },
  check: {
    seenBy: "Vain sinä näet vastauksen. Todistuksen omistaja näkee, että katsoit sitä.",
    none: "Tällä numerolla ei ole todistusta. Ehkä todistus ei ole enää voimassa. Tai todistus on vanha. Poistan tiedot {{years}} vuotta mentoroinnin jälkeen. Silloin en tiedä, onko todistus oikea.",
  },
  pdf: {
    title: "Todistus mentoroinnista",
    mentor: "on ollut mentori Auroras-verkostossa.",
    actor: "on ollut mukana Auroras-verkoston mentoroinnissa.",
    themes: "Aiheet: {{themes}}",
  },
};
