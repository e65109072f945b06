import type { Partly } from "../catalogue.ts";
import type { meetingLog as fi } from "../fi/meeting-log.ts";

export const meetingLog: Partly<typeof fi> = {
  seenBy:
    "Vain sinä ja {{name}} näette vastaukset. Auroras-verkoston työntekijä ei näe niitä. Hän saa lopuksi tietää aiheet (teemat) ja tapaamisten määrän.",
  plannedNext: "Teillä on jo seuraava tapaaminen: {{when}}. Onko aika hyvä? Jätä silloin seuraavat kohdat tyhjiksi.",
  notYet: "Se päivä ei ole vielä ollut. Valitse toinen päivä.",
  nextDayNeeded: "Valitse myös päivä.",
  clocksJump: "Kelloja siirretään sinä päivänä. Tätä aikaa ei ole. Valitse toinen aika.",
  meanwhile: {
    other: "{{name}} tallensi tämän muistilistan {{when}}. Sinun tekstisi on alla. Jos tallennat, sinun tekstisi jää.",
    self: "Sinä tallensit tämän muistilistan jo {{when}}. Uusi tekstisi on alla. Jos tallennat, uusi teksti jää.",
  },
  cannotSave: {
    finished: "Mentorointi on päättynyt. Tätä ei voi enää tallentaa.",
    notYours: "Vain mentori ja aktori voivat muuttaa tätä. En tallentanut tekstiä.",
  },
  ask: {
    day: "{{mentor}}, tapaaminen {{day}} on nyt ohi. Täytä muistilista. Se vie 2 minuuttia.",
    plain: "{{mentor}}, tapaaminen on nyt ohi. Täytä muistilista. Se vie 2 minuuttia.",
    moved: "Tapaamisella on nyt uusi aika.",
  },
  saved: {
    reached: "Olette tavanneet niin monta kertaa kuin sovitte.",
  },
  no: {
    actor:
      "Mentori täyttää muistilistan. Sitten näet sen kanavalla. Paina siellä ”Näytä muistilista”. Voit korjata omat kohtasi.",
    outsider:
      "Tämä on toisen parin kanava. Heidän mentorinsa täyttää muistilistan. Kirjoita /mentoring. Siellä näet omat parisi.",
    nobody: "Mentori täyttää muistilistan. Sinä et ole nyt mentori. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    unopened: "Teidän kanavanne ei ole vielä auki. Odota, että kanava avautuu. Sitten voit täyttää muistilistan.",
    finished:
      "Mentorointi on päättynyt. Muistilistaa ei voi enää täyttää. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    finishedOn:
      "Mentorointi päättyi {{date}}. Muistilistaa ei voi enää täyttää. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    pausedUntil:
      "Teillä on tauko. Jatkatte {{date}}. Jos tapasitte, täytä muistilista. Jos haluatte jatkaa nyt, sopikaa tapaaminen.",
    paused: "Teillä on tauko. Jos tapasitte, täytä muistilista. Jos haluatte jatkaa nyt, sopikaa tapaaminen.",
    mentorAnswers: "Mentori vastaa tähän. Haluatteko uuden ajan? Paina ”Sovi tapaaminen”.",
    notAwaiting:
      "Tämä tapaaminen ei enää odota muistilistaa. Haluatko kirjata toisen tapaamisen? Kirjoita /meeting-log.",
    notSeen: "Vain mentori ja aktori näkevät muistilistan. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    gone: "Tätä muistilistaa ei enää ole. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    notEditable: "Mentorointi on päättynyt. Muistilistaa ei voi enää muuttaa. Voit lukea sen.",
  },
};
