import type { Partly } from "../catalogue.ts";
import type { closing as fi } from "../fi/closing.ts";

export const closing: Partly<typeof fi> = {
  which: {
    pair: "Kenen mentorointi päättyy?",
    seenBy: "Muut ihmiset eivät näe tätä valintaa.",
  },
  seenBy: {
    mentor: "Auroras-verkoston työntekijät näkevät vastauksesi. Aktori näkee vain, miten mentorointi päättyi.",
    actor: "Auroras-verkoston työntekijät näkevät vastauksesi. Mentori näkee vain, miten mentorointi päättyi.",
    coordinator: "Mentori, aktori ja Auroras-verkoston työntekijät näkevät vastauksen.",
    stop: "Vain Auroras-verkoston työntekijät näkevät tämän. Mentori ei näe tätä.",
  },
  outcome: "Miten mentorointi päättyi?",
  outcomeHint: "Saiko aktori työpaikan? Silloin mentorointi onnistui. Valitse työ. Aktorin oma vastaus on tärkein.",
  outcomes: {
    goals: "Tavoitteet toteutuivat",
    traineeship: "Harjoittelu",
    studies: "Opiskelu",
  },
  heldMeetings: "Mitkä tapaamiset olivat?",
  heldMeetingsHint: "Näistä tapaamisista ei ole muistilistaa. Valitse ne, jotka olivat.",
  rating: "Millainen mentorointi oli?",
  text: "Mitä ajattelet mentoroinnista?",
  goesOn: "Miten haluat jatkaa?",
  waysOn: {
    peerEvents: "Tulen verkoston tapahtumiin",
    groupMentor: "Olen mentori ryhmässä",
    individualMentor: "Olen taas yhden aktorin mentori",
  },
  before: {
    what: "Aktori saa oman lomakkeen. Kanava on auki vielä {{days}} päivää.",
    planned: "Sovittu tapaaminen ei toteudu: {{when}}. Kerron siitä teille molemmille.",
    actor:
      "Mentorointi on päättynyt. Mentorisi oli {{mentor}}. Voit jättää kohtia tyhjiksi. Vain ensimmäinen vastaus tarvitaan.",
    gets: "*Verkoston työntekijä saa nämä tiedot:*",
  },
  goodbye: {
    thanks: "Mentorointi on päättynyt. Kiitos, {{mentor}} ja {{actor}}.",
    success: "Te onnistuitte yhdessä.",
    earlyJob: "Työpaikka löytyi. Mentorointi onnistui.",
    planned: "Sovittua tapaamista ei enää ole.",
    plannedWhen: "Tätä tapaamista ei enää ole: {{when}}.",
    channel:
      "Voitte kirjoittaa tälle kanavalle vielä. Viimeinen päivä on {{date}}. Sitten poistan omat viestini ja suljen kanavan. Haluatteko pitää yhteyttä? Antakaa toisillenne puhelinnumero tai sähköposti.",
    undone: "Mentorointi ei päättynyt. Se jatkuu.",
    goesOn: "{{mentor}} ja {{actor}}: mentorointi jatkuu. Sopikaa uusi tapaaminen.",
  },
  ask: {
    actorWhat: "Miten mentorointi meni? Kerro se Auroras-verkostolle. Lomakkeessa on 3 kysymystä.",
    mentor: "{{coordinator}} Auroras-verkostosta lopetti mentoroinnin. Aktorisi oli {{actor}}. Kiitos sinulle.",
    mentorWhat: "Kerro verkostolle, mitä ajattelet. Kerro myös, miten haluat jatkaa.",
    button: "Anna palautetta verkostolle",
    again: "Lomake odottaa sinua. Voit kertoa, mitä ajattelet mentoroinnista. Parisi oli {{other}}.",
    thanks: "Kiitos. Vastauksesi on tallessa. Parisi oli {{other}}.",
    undone: "Mentorointi ei päättynyt. Se jatkuu. Parisi on {{other}}.",
  },
  feedback: {
    saved: "Kiitos. Vastauksesi on tallessa.",
    stillOpen: "Mentorointi jatkuu vielä. Voit vastata, kun mentorointi on päättynyt.",
    notYours: "Vain parin mentori ja aktori voivat täyttää tämän lomakkeen.",
  },
  stop: {
    what: "Auroras-verkoston työntekijä saa viestisi. Hän ottaa sinuun yhteyttä. Mentorointi jatkuu siihen asti.",
    sent: "Auroras-verkoston työntekijät saivat viestisi. He ottavat sinuun yhteyttä. Mentori ei näe viestiäsi.",
    already: "Auroras-verkoston työntekijät ovat jo saaneet viestisi. He ottavat sinuun yhteyttä.",
  },
  answer: {
    isOver: "Mentorointi on jo päättynyt.",
    actor: "Haluatko lopettaa mentoroinnin? Kerro siitä Auroras-verkoston työntekijälle. Mentori ei näe viestiäsi.",
    stopNotYours: "Tämä nappi on aktorille.",
    notYours: "Tämä ei ole sinun parisi. Kirjoita /mentoring. Näet siellä omat parisi.",
    noPair: "Sinulla ei ole nyt paria. Kirjoita /mentoring. Näet, mitä voit tehdä.",
    undone: "Mentorointi jatkuu.",
    undoneAlready: "Mentorointi jatkuu jo.",
    undoNotYours: "Mentori tai Auroras-verkoston työntekijä voi jatkaa mentorointia. Kerro heille, jos haluat jatkaa.",
    undoArchived: "Kanava on jo kiinni. Auroras-verkoston työntekijä voi avata uuden parin.",
    undoReplaced: "Aktorilla on jo uusi pari.",
    undoGone: "Parisi ei ole enää Slackissa. Mentorointi ei voi jatkua.",
  },
};
