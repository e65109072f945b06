import type { Partly } from "../catalogue.ts";
import type { closing as fi } from "../fi/closing.ts";

export const closing: Partly<typeof fi> = {
  seenBy: {
    mentor: "Auroras-verkoston työntekijät näkevät vastauksesi. Aktori näkee vain, miten mentorointi päättyi.",
    actor: "Auroras-verkoston työntekijät näkevät vastauksesi. Mentori näkee vain, miten mentorointi päättyi.",
    coordinator: "Mentori, aktori ja Auroras-verkoston työntekijät näkevät tämän vastauksen.",
    stop: "Vain Auroras-verkoston työntekijät näkevät tämän. Mentori ei näe tätä.",
  },
  which: {
    many: "Listassa on {{count}} paria. Näiden parien mentorointi alkoi ensin. Jos pari puuttuu, avaa parin oma kanava. Kirjoita siellä /finish-pair.",
  },
  outcomeHint:
    "Saiko aktori työpaikan? Silloin mentorointi onnistui. Valitse ”Työpaikka omalta alalta” tai ”Muu työpaikka”. Jos aktori vastaa, hänen vastauksensa on tärkein.",
  outcomes: { goals: "Pääsimme tavoitteeseen", notTold: "Emme halua kertoa" },
  heldMeetings: "Milloin tapasitte?",
  text: "Mitä ajattelet? Kerro verkostolle.",
  before: {
    what_one: "Aktori saa oman lomakkeen. Kanava on auki vielä {{count}} päivän.",
    what_other: "Aktori saa oman lomakkeen. Kanava on auki vielä {{count}} päivää.",
    actor: "Mentorointi on päättynyt. Mentorisi oli {{mentor}}. Vastaa ainakin ensimmäiseen kysymykseen.",
    planned: "Perun tapaamisen: {{when}}. Kerron siitä teille molemmille.",
    gets: "*Auroras-verkoston työntekijät saavat nämä tiedot:*",
  },
  summary: {
    meetings: "Tapaamisia oli {{held}}. Suunnitelmassa niitä oli {{planned}}.",
    earlyJob: "Työpaikka löytyi ennen viimeistä tapaamista. Mentorointi onnistui.",
    themes: "Aiheet: {{themes}}",
    noThemes: "Aiheet: ei muistilistoja",
    yourOutcome: "Lopputulos: valitset sen tässä",
    yourRating: "Arviosi: annat sen tässä",
    yourText: "Työntekijät näkevät myös tekstisi ja sen, miten jatkat. He näkevät ne, kun he painavat ”Näytä palaute”.",
  },
  shown: {
    noText: "Palautteessa ei ole tekstiä.",
    notYours:
      "Vain Auroras-verkoston työntekijät ja palautteen antaja näkevät palautteen. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
  goodbye: {
    thanks: "Mentorointi on päättynyt. Kiitos, {{mentor}} ja {{actor}}.",
    channel:
      "Voitte kirjoittaa tälle kanavalle vielä. Viimeinen päivä on {{date}}. Sitten poistan omat viestini ja suljen kanavan. Haluatteko pitää yhteyttä? Antakaa toisillenne puhelinnumero tai sähköposti ennen sitä.",
    undo: "Jatka mentorointia",
    undone: "Kerroin tässä, että mentorointi päättyi. Se ei päättynyt. Mentorointi jatkuu.",
    goesOn: "{{mentor}} ja {{actor}}: mentorointi ei päättynyt. Se jatkuu.",
    goesOnMeeting: "Teidän tapaamisenne ei ole enää voimassa. Sopikaa se uudelleen.",
  },
  ask: {
    actorWhat:
      "Miten mentorointi meni? Anna palautetta verkostolle. Se tarkoittaa: kerro, mitä ajattelet. Siihen menee noin 2 minuuttia.",
    mentorWhat: "Kerro verkostolle, mitä ajattelet. Kerro myös, miten haluat jatkaa. Siihen menee noin 2 minuuttia.",
    correct: "Muuta vastausta",
    again: "Lomake odottaa sinua. Mentorointi on päättynyt: sinä ja {{other}}. Voit kertoa, mitä ajattelet.",
    thanks: "Kiitos. Vastauksesi on tallessa. Mentorointi: sinä ja {{other}}.",
    undone: "Mentorointi ei päättynyt. Se jatkuu: sinä ja {{other}}.",
  },
  feedback: {
    saved: "Kiitos. Vastauksesi on tallessa.",
    stillOpen: "Mentorointi jatkuu vielä. Voit vastata, kun mentorointi on päättynyt.",
    notYours:
      "Vain mentori ja aktori voivat täyttää tämän lomakkeen. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
  stop: {
    what: "Auroras-verkoston työntekijät saavat viestisi. Yksi heistä ottaa sinuun yhteyttä. Mentorointi jatkuu siihen asti.",
    sent: "Auroras-verkoston työntekijät saivat viestisi. He ottavat sinuun yhteyttä. En kerro tästä mentorillesi.",
    already: "Auroras-verkoston työntekijät ovat jo saaneet viestisi. He ottavat sinuun yhteyttä.",
  },
  answer: {
    notOpen:
      "Mentorointi ei ole vielä alkanut. Sitä ei voi lopettaa. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    isOver: "Mentorointi on jo päättynyt. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    actor:
      "Mentori tai Auroras-verkoston työntekijä lopettaa mentoroinnin. Haluatko lopettaa? Kerro siitä Auroras-verkoston työntekijälle. En kerro tästä mentorillesi.",
    stopNotYours: "Tämä nappi on aktorille. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    notYours: "Tämä ei ole sinun parisi. Kirjoita /mentoring. Siellä näet omat parisi.",
    noPair: "Sinulla ei ole nyt paria. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    undone: "Mentorointi ei päättynyt. Se jatkuu.",
    undoneAlready: "Mentorointi jatkuu jo.",
    undoNotYours:
      "Mentori tai Auroras-verkoston työntekijä voi jatkaa mentorointia. Haluatko jatkaa? Kerro siitä Auroras-verkoston työntekijälle.",
    undoArchived: "Kanava on jo suljettu. Haluatteko jatkaa? Auroras-verkoston työntekijä voi luoda parin uudelleen.",
    undoReplaced:
      "Tämän parin tilalla on jo uusi pari. Tämä mentorointi ei voi enää jatkua. Kirjoita /mentoring. Siellä näet omat parisi.",
    undoGone:
      "Mentori tai aktori ei ole enää Slackissa. Tämä mentorointi ei voi jatkua. Auroras-verkoston työntekijä voi luoda uuden parin.",
  },
};
