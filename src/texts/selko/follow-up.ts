import type { Partly } from "../catalogue.ts";
import type { followUp as fi } from "../fi/follow-up.ts";

export const followUp: Partly<typeof fi> = {
  shared: "Mentori näkee vastauksesi.",
  over: "Mentorointi on päättynyt. Et voi enää muuttaa vastausta.",
  toMentor: {
    shared: "Tapaaminen {{day}}: {{actor}} kertoo sinulle, mitä ajattelee.",
  },
  typed: {
    which: "Haluatko tallentaa viestisi? Valitse tapaaminen.",
    one: "Haluatko tallentaa viestisi? Tapaaminen {{day}}: sinä ja {{mentor}}.",
    stays: "Vain sinä näet vastauksen, ellet jaa sitä mentorille. Jos et tallenna viestiä, se jää silti Slackiin.",
    kept: "Viestisi on tallessa. Vain sinä näet sen, ellet jaa sitä mentorille. Viesti näkyy myös täällä Slackissa.",
    moved: "Kirjoitit lisää. Kysyn tätä alempana.",
    deleted: "Poistit viestisi. En säilytä sitä.",
    tooLong:
      "Viestisi on liian pitkä. Pisin viesti on {{longest}} merkkiä. En tallentanut viestiä. Se näkyy yhä täällä Slackissa.",
    full: "Vastauksesi on jo pitkä. Tämä viesti ei mahdu siihen. Paina ”Kerro omin sanoin”. Tee vastauksesta lyhyempi.",
  },
  unkept: {
    hint: "En tallenna ääntä, kuvia enkä tiedostoja. Ne jäävät Slackiin. Kukaan ei lue niitä. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
  hint: "Kukaan ei lue viestejä täällä. Kirjoita /mentoring. Siellä näet, mitä voit tehdä. Tarvitsetko apua? Paina ”Tarvitsen tukea”.",
  no: {
    notYours: "Vain aktori voi vastata tähän. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    over: "Mentorointi on päättynyt. Et voi enää muuttaa vastausta. Jos tarvitset apua, kirjoita /mentoring.",
    notShared: "Tämä vastaus ei näy sinulle nyt. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    taskGone: "Tätä tehtävää ei enää ole muistilistassa. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    notAsked: "Et voi vastata tähän nyt. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    nothingToShare: "Vastaa ensin. Paina numeroa tai kerro omin sanoin. Sitten voit jakaa vastauksen.",
    taskOver:
      "Mentorointi on päättynyt. Tehtäviä ei voi enää merkitä. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
};
