import type { Partly } from "../catalogue.ts";
import type { meetingLog as fi } from "../fi/meeting-log.ts";

export const meetingLog: Partly<typeof fi> = {
  seenBy:
    "Vain sinä ja {{name}} näette vastaukset. Auroras-verkoston työntekijä ei näe niitä. Hän saa lopuksi tietää aiheet ja tapaamisten määrän.",
  kickoff: "Ensimmäisellä tapaamisella on oma lomake.",
  plannedNext: "Seuraava tapaaminen on jo sovittu: {{when}}. Jos aika on hyvä, jätä kohdat tyhjiksi.",
  notYet: "Tämä päivä ei ole vielä ollut. Valitse toinen päivä.",
  beforeStart: "Mentorointi alkoi {{date}}. Valitse se päivä tai myöhempi päivä.",
  nextDayNeeded: "Anna myös päivä.",
  nextNotLater: "Valitse myöhempi päivä.",
  clocksJump: "Kelloja siirretään sinä päivänä. Tätä aikaa ei ole. Valitse toinen aika.",
  meanwhile: {
    other: "{{name}} tallensi tämän muistilistan: {{when}}. Sinun tekstisi on alla. Jos tallennat, sinun tekstisi jää.",
    self: "Sinä tallensit tämän muistilistan jo: {{when}}. Uusi tekstisi on alla. Jos tallennat, uusi teksti jää.",
  },
  cannotSave: {
    finished: "Mentorointi on loppunut. Tätä ei voi enää tallentaa. Voit kopioida tekstisi.",
    notYours: "Vain mentori ja aktori voivat muuttaa tätä. Tätä ei tallennettu. Voit kopioida tekstisi.",
  },
  ask: {
    day: "{{mentor}}, tapaaminen {{day}} on nyt ohi. Täytä muistilista. Se vie 2 minuuttia.",
    plain: "{{mentor}}, tapaaminen on nyt ohi. Täytä muistilista. Se vie 2 minuuttia.",
    notHeld: "Te ette tavanneet. Voitte sopia uuden ajan.",
    cancelled: "Tätä tapaamista ei ole. Se peruttiin.",
    moved: "Tapaamisella on nyt uusi aika.",
    over: "Mentorointi on loppunut.",
  },
  saved: {
    noNext: "Uutta tapaamista ei ole vielä sovittu.",
    reached: "Olette tavanneet niin monta kertaa kuin sovitte.",
  },
  no: {
    actor:
      "Mentori täyttää muistilistan. Sitten näet sen kanavalla. Paina siellä Näytä muistilista. Voit korjata omat kohtasi.",
    outsider:
      "Tämä on toisen parin kanava. Mentori täyttää muistilistan. Kirjoita /mentoring. Siellä näet omat parisi.",
    nobody:
      "Mentori täyttää muistilistan. Sinulla ei ole nyt paria mentorina. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    unopened: "Parisi ei ole vielä auki. Kun kanava on auki, voit täyttää muistilistan.",
    finished:
      "Mentorointi on loppunut. Muistilistaa ei voi enää täyttää. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    finishedOn:
      "Mentorointi loppui {{date}}. Muistilistaa ei voi enää täyttää. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    pausedUntil:
      "Parillasi on tauko. Tauko loppuu {{date}}. Jos tapasitte, täytä muistilista. Jos haluatte jatkaa, sopikaa tapaaminen.",
    paused: "Parillasi on tauko. Jos tapasitte, täytä muistilista. Jos haluatte jatkaa, sopikaa tapaaminen.",
    mentorAnswers: "Mentori vastaa tähän. Jos haluatte uuden ajan, paina Sovi tapaaminen.",
    moved: "Tapaamisella on uusi aika. Täytä muistilista tapaamisen jälkeen.",
    notAwaiting: "Tämä tapaaminen ei odota muistilistaa.",
    notSeen: "Vain mentori ja aktori näkevät muistilistan.",
    notEditable: "Mentorointi on loppunut. Muistilistaa ei voi enää muuttaa. Voit lukea sen.",
  },
};
