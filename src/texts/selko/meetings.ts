import type { Partly } from "../catalogue.ts";
import type { meetings as fi } from "../fi/meetings.ts";

export const meetings: Partly<typeof fi> = {
  seenBy: "Vain sinä ja {{name}} näette nämä tiedot.",
  seenByPair:
    "Vain sinä ja parisi näette nämä tiedot. Auroras-verkoston työntekijät näkevät ensimmäisen tapaamisen tiedot.",
  seenByKickoff: "Mentori, aktori ja Auroras-verkoston työntekijät näkevät nämä tiedot.",
  form: {
    minutes: "Kuinka monta minuuttia?",
  },
  wrong: {
    past: "Tämä päivä on jo mennyt. Valitse uusi päivä.",
    tooFar: "Tämä päivä on liian kaukana. Valitse aikaisempi päivä.",
    pastTime: "Tämä aika on jo mennyt. Valitse myöhempi aika.",
    noSuchTime: "Tätä aikaa ei ole. Kelloja siirretään sinä päivänä. Valitse toinen aika.",
  },
  question: {
    replaceHow: "Kun tallennat, vanha aika poistuu.",
    movedMeanwhile: "Tapaaminen sai juuri uuden ajan. Se on nyt {{when}}. Katso aika ja tallenna uudelleen.",
  },
  moved: "*Tapaamisella on uusi aika*",
  movedDirect: "*Tapaamisella on uusi aika: sinä ja {{name}}*",
  kickoffMoved: "*Ensimmäisellä tapaamisella on uusi aika*",
  movedHidden: "{{mentor}} ja {{actor}} ovat sopineet uuden ajan.",
  hiddenWhere:
    "Tällä kanavalla on muitakin. Siksi aika ja paikka eivät näy tässä. Mentori ja aktori näkevät ne yksityisviestissä.",
  confirm: {
    text: "Tapaaminen perutaan. Kerromme siitä heti. Sinun ei tarvitse sanoa syytä.",
    kickoff: "Kerromme siitä heti. Työntekijä sopii uuden ajan. Sinun ei tarvitse sanoa syytä.",
  },
  fate: {
    moved: "Tapaamisella on nyt toinen aika.",
    replaced: "Olette sopineet uuden tapaamisen.",
    unsuitable: "Tämä aika ei sovi kaikille. Auroras-verkoston työntekijä sopii uuden ajan.",
    notHeld: "Ette tavanneet tällä kertaa.",
  },
  cancelled: {
    said: "{{who}}, {{name}} ei pääse tapaamiseen {{when}}. Tapaaminen on peruttu.",
    kickoff: "{{who}}, {{name}} ei pääse ensimmäiseen tapaamiseen {{when}}. {{coordinator}} sopii uuden ajan.",
    kickoffHidden: "{{who}}, {{name}} ei pääse ensimmäiseen tapaamiseen. {{coordinator}} sopii uuden ajan.",
  },
  answer: {
    noPair: "Sinulla ei ole nyt paria. Voit sopia tapaamisen, kun mentorointi alkaa.",
    notYours: "Tämä ei ole sinun tapaamisesi. Sovi tapaaminen oman parisi kanavalla.",
    finished: "Tämä mentorointi on päättynyt. Tapaamisia ei voi enää sopia.",
    notOpen: "Mentorointi ei ole vielä alkanut. Odota, että kanava avautuu.",
    kickoffByCoordinator: "Työntekijä siirtää ensimmäisen tapaamisen. Jos et pääse, kerro se tästä.",
    toldAlready: "Työntekijä tietää jo, että aika ei sovi. Hän sopii uuden ajan.",
    toldKickoff: "Kerroimme siitä heti. Työntekijä sopii uuden ajan.",
    moved: "Tapaamisella on uusi aika. Se on nyt {{when}}.",
    replaced: "Olette jo sopineet uuden tapaamisen.",
    held: "Tämä tapaaminen on ohi. Voit sopia seuraavan.",
    next: "Tätä tapaamista ei voi enää muuttaa. Tapaatte seuraavan kerran {{when}}.",
    notHeld: "Ette tavanneet silloin. Voit sopia uuden tapaamisen.",
    over: "Tapaamisen aika on ohi. Jos ette tavanneet, voit siirtää sen.",
    overKickoff: "Ensimmäisen tapaamisen aika on ohi. Jos ette tavanneet, työntekijä siirtää sen.",
    overCalendar: "Tapaamisen aika on ohi.",
    calendar: "Saat tiedoston yksityisviestinä. Kun avaat sen, tapaaminen tulee kalenteriisi.",
    calendarAgain: "Tiedosto on jo yksityisviesteissäsi.",
  },
  file: {
    moved: "Tapaamisella on uusi aika. Avaa tiedosto, niin aika muuttuu kalenterissasi.",
  },
};
