import type { Partly } from "../catalogue.ts";
import type { meetingLog as fi } from "../fi/meeting-log.ts";

export const meetingLog: Partly<typeof fi> = {
  seenBy:
    "Vain sinä ja {{name}} näette vastaukset. Auroras-verkoston työntekijät eivät näe niitä. He näkevät, montako kertaa tapasitte ja milloin viimeksi. Lopuksi he saavat tietää myös aiheet.",
  themes: "Aiheet",
  content: "Mistä puhuitte?",
  insights: "Mitä uutta opitte tai ymmärsitte?",
  feedback: "Mitä aktori ajattelee tapaamisesta?",
  mentorTasks: "Mitä mentori tekee ennen seuraavaa tapaamista?",
  actorTasks: "Mitä aktori tekee ennen seuraavaa tapaamista?",
  oneTaskALine: "Kirjoita jokainen tehtävä omalle rivilleen. Älä kirjoita henkilötunnusta. Älä kirjoita sairauksista.",
  kickoffForm: "Täytä ensimmäinen lomake",
  plannedNext: "Teillä on jo seuraava tapaaminen: {{when}}. Sopiiko aika? Jätä silloin seuraavat kohdat tyhjiksi.",
  nextDayNeeded: "Valitse myös päivä. Tai jätä kaikki nämä kohdat tyhjiksi.",
  clocksJump: "Silloin alkaa kesäaika. Siksi tätä aikaa ei ole. Valitse toinen aika.",
  meanwhile: {
    other:
      "{{name}} tallensi tämän muistilistan {{when}}. Sinun tekstisi on alla. Jos tallennat nyt, vanha teksti häviää. Sinun tekstisi tulee sen tilalle.",
    self: "Sinä tallensit tämän muistilistan jo {{when}}. Uusi tekstisi on alla. Jos tallennat nyt, vanha teksti häviää. Uusi teksti tulee sen tilalle.",
  },
  cannotSave: {
    finished: "Mentorointi on päättynyt. Tätä ei voi enää tallentaa.",
    notYours: "Vain mentori ja aktori voivat muuttaa tätä. En tallentanut tekstiä.",
  },
  later: "Tapasimme, kirjoitan myöhemmin",
  complete: "Kirjoita loput",
  brief: "Valitse nyt vain aiheet. Voit kirjoittaa muut asiat myöhemmin.",
  ask: {
    moved: "Tapaamisella on nyt uusi aika.",
  },
  saved: {
    number: "Tapaaminen {{number}}/{{planned}}: muistilista on tallessa",
    beyond: "Tapaaminen {{number}}. Suunnitelmassa oli {{planned}}.",
    plain: "Muistilista on tallessa",
    noNext: "Teillä ei ole vielä seuraavaa tapaamista.",
  },
  no: {
    actor:
      "Mentori täyttää muistilistan. Sitten näet sen teidän kanavallanne. Paina siellä ”Näytä muistilista”. Voit korjata omat kohtasi.",
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
      "Tämä tapaaminen ei enää odota muistilistaa. Haluatko täyttää toisen muistilistan? Kirjoita /meeting-log.",
    notSeen: "Vain mentori ja aktori näkevät muistilistan. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    gone: "Tätä muistilistaa ei enää ole. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    nothingToCorrect: "Tässä ohjelmassa aktori ei korjaa muistilistaa. Voit lukea sen.",
    notEditable: "Mentorointi on päättynyt. Muistilistaa ei voi enää muuttaa. Voit lukea sen.",
  },
};
