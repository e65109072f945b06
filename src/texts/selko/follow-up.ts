import type { Partly } from "../catalogue.ts";
import type { followUp as fi } from "../fi/follow-up.ts";

export const followUp: Partly<typeof fi> = {
  overUnanswered: "Mentorointi on päättynyt. Et voi enää vastata tähän.",
  confirm: {
    title: "Haluatko jakaa tämän?",
    text: "Mentorisi saa viestin. Hän näkee numerosi ja tekstisi. Voit myöhemmin lopettaa jakamisen.",
  },
  onlyYou: "Vain sinä näet tämän. Voit jakaa sen mentorille, jos haluat.",
  shared: "Mentori näkee vastauksesi.",
  told: "Kerroit myös lisää.",
  over: "Mentorointi on päättynyt. Et voi enää muuttaa vastausta.",
  tell: "Kerro lisää",
  support: "Tarvitsen apua",
  words: "Kerro lisää",
  sharing: "Haluatko jakaa vastauksen?",
  toMentor: {
    shared: "Tapaaminen {{day}}: {{actor}} kertoo sinulle, mitä ajattelee.",
  },
  typed: {
    which: "Haluatko tallentaa viestisi? Valitse tapaaminen.",
    one: "Haluatko tallentaa viestisi? Tapaaminen {{day}}: sinä ja {{mentor}}.",
    stays:
      "Vain sinä näet vastauksen. Voit jakaa sen mentorille, jos haluat. Viestisi jää Slackiin. Se jää sinne myös, jos et tallenna sitä.",
    kept: "Viestisi on tallessa. Se on nyt vastauksesi. Vain sinä näet sen. Voit jakaa sen mentorille, jos haluat. Viesti näkyy myös täällä Slackissa.",
    moved: "Kirjoitit lisää. Kysyn tätä alempana.",
    deleted: "Poistit viestisi. En säilytä sitä.",
    tooLong:
      "Viestisi on liian pitkä. Siinä voi olla enintään {{longest}} merkkiä. En tallentanut viestiä. Se näkyy yhä täällä Slackissa.",
    full: "Vastauksesi on jo pitkä. Tämä viesti ei mahdu siihen. Paina ”Kerro lisää”. Tee vastauksesta lyhyempi.",
  },
  unkept: {
    hint: "En tallenna ääntä, kuvia enkä tiedostoja. Ne jäävät Slackiin. Kukaan ei lue niitä. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
  hint: "Kukaan ei lue viestejä täällä. Kirjoita /mentoring. Siellä näet, mitä voit tehdä. Tarvitsetko apua? Paina ”Tarvitsen apua”.",
  no: {
    notYours: "Vain aktori voi vastata tähän. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    over: "Mentorointi on päättynyt. Et voi enää muuttaa vastausta. Jos tarvitset apua, kirjoita /mentoring.",
    notShared: "Tämä vastaus ei näy sinulle nyt. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    taskGone: "Tätä tehtävää ei enää ole muistilistassa. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    notAsked: "Et voi vastata tähän nyt. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    nothingToShare: "Vastaa ensin. Paina numeroa tai ”Kerro lisää”. Sitten voit jakaa vastauksen.",
    taskOver:
      "Mentorointi on päättynyt. Et voi enää merkitä tehtäviä. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
};
