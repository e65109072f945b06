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
    seenBy: "Vain sinä näet, mitä valitset.",
    many: "Listassa on {{count}} paria. He aloittivat ennen muita. Jos pari puuttuu, avaa parin oma kanava. Kirjoita siellä /finish-pair.",
  },
  outcomeHint: "Saiko aktori työpaikan? Silloin mentorointi onnistui. Valitse työ. Aktorin oma vastaus on tärkein.",
  heldMeetingsHint: "Näistä tapaamisista ei ole muistilistaa. Milloin tapasitte? Valitse ne.",
  before: {
    what_one: "Aktori saa oman lomakkeen. Kanava on auki vielä {{count}} päivän.",
    what_other: "Aktori saa oman lomakkeen. Kanava on auki vielä {{count}} päivää.",
    actor:
      "Mentorointi on päättynyt. Mentorisi oli {{mentor}}. Kerro, mitä ajattelet. Vastaa ainakin ensimmäiseen kysymykseen.",
    gets: "*Auroras-verkoston työntekijä saa nämä tiedot:*",
  },
  summary: {
    meetings: "Tapaamisia oli {{held}}. Suunnitelmassa niitä oli {{planned}}.",
    themes: "Aiheet: {{themes}}",
    noThemes: "Aiheet: ei muistilistoja",
    yourOutcome: "Lopputulos: valitset sen tässä",
    yourRating: "Arviosi: annat sen tässä",
    yourText: "Palautteesi teksti ja se, miten jatkat. Työntekijä näkee ne, kun hän painaa ”Näytä palaute”",
  },
  shown: {
    notYours:
      "Vain Auroras-verkoston työntekijät ja palautteen antaja näkevät palautteen. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
  goodbye: {
    thanks: "Mentorointi on päättynyt. Kiitos, {{mentor}} ja {{actor}}.",
    success: "Te onnistuitte yhdessä.",
    earlyJob: "Työpaikka löytyi. Mentorointi onnistui.",
    channel:
      "Voitte kirjoittaa tälle kanavalle vielä. Viimeinen päivä on {{date}}. Sitten poistan omat viestini ja suljen kanavan. Haluatteko pitää yhteyttä? Antakaa toisillenne puhelinnumero tai sähköposti.",
    undone: "Mentorointi ei päättynyt. Se jatkuu.",
    goesOn: "{{mentor}} ja {{actor}}: mentorointi jatkuu. Oliko teillä tapaaminen? Sopikaa se uudelleen.",
  },
  ask: {
    actorWhat:
      "Miten mentorointi meni? Anna palautetta. Se tarkoittaa: kerro, mitä ajattelet. Lomakkeessa on 3 kysymystä.",
    mentorWhat: "Kerro verkostolle, mitä ajattelet. Kerro myös, miten haluat jatkaa.",
    again: "Lomake odottaa sinua. Voit kertoa, mitä ajattelet mentoroinnista. Parisi oli {{other}}.",
    thanks: "Kiitos. Vastauksesi on tallessa. Parisi oli {{other}}.",
    undone: "Mentorointi ei päättynyt. Se jatkuu. Parisi on {{other}}.",
  },
  feedback: {
    saved: "Kiitos. Vastauksesi on tallessa.",
    stillOpen: "Mentorointi jatkuu vielä. Voit vastata, kun mentorointi on päättynyt.",
    notYours:
      "Vain mentori ja aktori voivat täyttää tämän lomakkeen. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
  stop: {
    what: "Auroras-verkoston työntekijä saa viestisi. Hän ottaa sinuun yhteyttä. Mentorointi jatkuu siihen asti.",
    sent: "Auroras-verkoston työntekijät saivat viestisi. He ottavat sinuun yhteyttä. Mentori ei näe viestiäsi.",
    already: "Auroras-verkoston työntekijät ovat jo saaneet viestisi. He ottavat sinuun yhteyttä.",
  },
  answer: {
    notOpen: "Mentorointi ei ole vielä alkanut. Sitä ei voi lopettaa.",
    isOver: "Mentorointi on jo päättynyt.",
    actor: "Haluatko lopettaa mentoroinnin? Kerro siitä Auroras-verkoston työntekijälle. Mentori ei näe viestiäsi.",
    stopNotYours: "Tämä nappi on aktorille. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    notYours: "Tämä ei ole sinun parisi. Kirjoita /mentoring. Siellä näet omat parisi.",
    noPair: "Sinulla ei ole nyt paria. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    undone: "Mentorointi jatkuu.",
    undoneAlready: "Mentorointi jatkuu jo.",
    undoNotYours: "Mentori tai Auroras-verkoston työntekijä voi jatkaa mentorointia. Kerro heille, jos haluat jatkaa.",
    undoArchived: "Kanava on jo suljettu. Auroras-verkoston työntekijä voi avata uuden parin.",
    undoReplaced: "Aktorilla on jo uusi pari.",
    undoGone: "Parisi ei ole enää Slackissa. Mentorointi ei voi jatkua.",
  },
};
