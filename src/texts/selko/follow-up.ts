import type { Partly } from "../catalogue.ts";
import type { followUp as fi } from "../fi/follow-up.ts";

export const followUp: Partly<typeof fi> = {
  shared: "Mentori näkee vastauksesi.",
  over: "Mentorointi on loppunut. Et voi enää muuttaa vastausta.",
  toMentor: {
    shared: "Tapaaminen {{day}}: {{actor}} kertoo sinulle, mitä ajattelee.",
    takenBack: "Et näe tätä vastausta nyt.",
  },
  typed: {
    which: "Tallennanko viestisi vastaukseksi? Valitse tapaaminen.",
    stays:
      "Vain sinä näet vastauksen, ellet jaa sitä mentorille. Sinun viestisi jää Slackiin. Se jää, vaikka et tallenna sitä.",
    kept: "Viestisi on tallennettu. Vain sinä näet vastauksen, ellet jaa sitä mentorille. Viesti näkyy myös täällä Slackissa.",
    forgotten: "Viestiä ei tallennettu. Se näkyy vielä täällä Slackissa. Voit poistaa sen itse.",
    tooLong:
      "Viestisi on liian pitkä. Vastauksessa saa olla {{longest}} merkkiä. Viestiä ei tallennettu. Se näkyy vielä täällä Slackissa.",
    full: "Vastauksesi on jo pitkä. Tämä viesti ei mahdu siihen. Paina Kerro omin sanoin. Tee vastauksesta lyhyempi.",
  },
  hint: "Kukaan ei lue tätä viestiä. Kirjoita /mentoring. Siellä näet, mitä voit tehdä. Jos tarvitset apua, paina Tarvitsen tukea.",
  no: {
    notYours: "Aktori vastaa tähän.",
    over: "Mentorointi on loppunut. Et voi enää muuttaa vastausta. Jos tarvitset apua, kirjoita /mentoring.",
    notAsked: "Et voi vastata tähän nyt. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    notShared: "Et näe tätä vastausta nyt.",
    nothingToShare: "Vastaa ensin. Paina numeroa tai kerro omin sanoin. Sitten voit jakaa vastauksen.",
    taskGone: "Tätä tehtävää ei enää ole.",
    taskOver: "Mentorointi on loppunut. Tehtäviä ei voi enää merkitä.",
    cannotSave: "Mentorointi on loppunut. Tätä ei voi enää tallentaa. Voit kopioida tekstisi.",
  },
};
