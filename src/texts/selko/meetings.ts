import type { Partly } from "../catalogue.ts";
import type { meetings as fi } from "../fi/meetings.ts";

export const meetings: Partly<typeof fi> = {
  seenBy:
    "Vain sinä ja {{name}} näette ajan ja paikan. Tapaamisen jälkeen Auroras-verkoston työntekijät näkevät päivän.",
  seenByPair:
    "Vain te kaksi näette ajan ja paikan. Tapaamisen jälkeen Auroras-verkoston työntekijät näkevät päivän. Ensimmäisen tapaamisen ajan ja paikan he näkevät heti.",
  seenByKickoff: "Mentori, aktori ja Auroras-verkoston työntekijät näkevät ajan ja paikan.",
  wrong: {
    pastTime: "Se aika on jo mennyt. Valitse myöhempi aika.",
    noSuchTime: "Silloin alkaa kesäaika. Siksi tätä aikaa ei ole. Valitse toinen aika.",
  },
  question: {
    ended: "Teillä oli tapaaminen {{when}}. Tapasitteko te silloin?",
    replaceHow: "Paina ”Vaihda”. Silloin uusi aika tulee vanhan tilalle.",
  },
  moved: "*Tapaamisella on uusi aika*",
  movedDirect: "*Tapaamisella on uusi aika: sinä ja {{name}}*",
  kickoffMoved: "*Ensimmäisellä tapaamisella on uusi aika*",
  movedHidden: "{{mentor}} ja {{actor}} ovat sopineet uuden ajan.",
  hiddenWhere:
    "Tällä kanavalla on nyt muitakin. Siksi aika ja paikka eivät näy tässä. Mentori ja aktori näkevät ne yksityisviestissä ja etusivulla (Home).",
  confirm: {
    text: "Perun tapaamisen. Kerron siitä heti toiselle. Sinun ei tarvitse kertoa syytä.",
    kickoff: "Kerron siitä heti. Auroras-verkoston työntekijä sopii uuden ajan. Sinun ei tarvitse kertoa syytä.",
  },
  fate: {
    moved: "Tapaamisella on nyt toinen aika.",
    replaced: "Olette sopineet uuden tapaamisen tämän tilalle.",
    unsuitable: "Tämä aika ei sovi kaikille. Auroras-verkoston työntekijä sopii uuden ajan.",
  },
  cancelled: {
    saidHidden: "{{who}}, {{name}} ei pääse tapaamiseen. Tapaaminen on peruttu.",
    kickoff: "{{who}}, {{name}} ei pääse ensimmäiseen tapaamiseen {{when}}. {{coordinator}} sopii uuden ajan.",
    kickoffHidden: "{{who}}, {{name}} ei pääse ensimmäiseen tapaamiseen. {{coordinator}} sopii uuden ajan.",
  },
  answer: {
    noPair: "Sinulla ei ole nyt paria. Voit sopia tapaamisen, kun mentorointi alkaa.",
    notYours: "Tämä ei ole sinun tapaamisesi. Sovi tapaaminen oman parisi kanavalla.",
    finished:
      "Tämä mentorointi on päättynyt. Tapaamisia ei voi enää sopia tai muuttaa. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    notOpen: "Mentorointi ei ole vielä alkanut. Odota, että kanava avautuu. Sitten voit sopia tapaamisen.",
    kickoffByCoordinator:
      "Auroras-verkoston työntekijä siirtää ensimmäisen tapaamisen. Etkö pääse silloin? Paina ”En pääse”. Hän sopii kanssanne uuden ajan.",
    toldAlready: "Auroras-verkoston työntekijä tietää jo, että aika ei sovi. Hän sopii uuden ajan.",
    toldKickoff: "Kerron siitä heti. Auroras-verkoston työntekijä sopii uuden ajan.",
    replaced: "Olette jo sopineet uuden tapaamisen tämän tilalle.",
    next: "Tätä tapaamista ei voi enää muuttaa. Tapaatte seuraavan kerran {{when}}.",
    over: "Tapaamisen aika on ohi. Jos ette tavanneet, voit siirtää sen.",
    overKickoff:
      "Ensimmäisen tapaamisen aika on ohi. Ettekö tavanneet? Auroras-verkoston työntekijä siirtää tapaamisen.",
    overCalendar: "Tapaamisen aika on ohi. Et voi enää lisätä sitä kalenteriin.",
    calendar:
      "Saat tiedoston yksityisviestinä. Kun avaat sen, tapaaminen tulee kalenteriisi. Jos aika muuttuu, saat uuden tiedoston.",
    calendarAgain: "Tiedosto on jo yksityisviesteissäsi.",
  },
  file: {
    added: "Avaa tiedosto. Silloin tapaaminen tulee kalenteriisi.",
    moved: "Tapaamisella on uusi aika. Avaa tiedosto. Silloin aika muuttuu myös kalenterissasi.",
    cancelled: "Tapaaminen on peruttu. Avaa tiedosto. Silloin tapaaminen poistuu kalenteristasi.",
  },
};
