import type { Partly } from "../catalogue.ts";
import type { goals as fi } from "../fi/goals.ts";

export const goals: Partly<typeof fi> = {
  field: "Mitkä ovat tavoitteenne?",
  hint: "Kirjoita yksi tavoite riville. Tavoitteita voi olla enintään kolme. Ne näkyvät tässä järjestyksessä. Älä kirjoita henkilötunnusta. Älä kirjoita sairauksista.",
  seenBy:
    "Vain sinä ja {{name}} näette nämä. Auroras-verkoston työntekijät näkevät vain ensimmäisen tapaamisen lomakkeen tavoitteet. Lopussa he näkevät, montako tavoitetta on saavutettu.",
  actorTicks: "Aktori kertoo, mikä tavoite on saavutettu.",
  tick: "Tämä on saavutettu",
  meanwhile:
    "{{name}} muutti tavoitteita {{when}}. Sinä kirjoitit samaan aikaan. Sinun tekstisi on tässä. Nyt tavoitteet ovat:",
  no: {
    notYours: "Vain mentori ja aktori näkevät tavoitteensa. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    off: "Tällä parilla ei ole tavoitteita. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    over: "Mentorointi on päättynyt. Et voi enää muuttaa tavoitteita.",
    notHers: "Vain aktori voi merkitä tavoitteen. Ehkä tavoitetta ei enää ole. Avaa tavoitteet uudelleen.",
  },
};
