import type { Partly } from "../catalogue.ts";
import type { commonMeetings as fi } from "../fi/common-meetings.ts";

export const commonMeetings: Partly<typeof fi> = {
  onlyCoordinators:
    "Auroras-verkoston työntekijä kutsuu yhteisiin tapaamisiin. Kirjoita /mentoring. Siellä näet omat tapaamisesi.",
  notYours: "Tämä tapaaminen on muille pareille. Kirjoita /mentoring. Siellä näet omat tapaamisesi.",
  invitation: "Kutsu parien tapaamiseen",
  invitationDirect: "Monta paria tapaa yhdessä. Sinäkin voit tulla. Muut näkevät, montako tulee. He eivät näe nimeäsi.",
  moved: "*Parien yhteisellä tapaamisella on uusi aika: {{title}}*",
  changed: "*Parien yhteisessä tapaamisessa on uusi tieto: {{title}}*",
  reminderMaybe: "*Parien yhteinen tapaaminen on pian: {{title}}*\nVastasit ”Ehkä”. Tiedätkö nyt, tuletko?",
  notManager: "Vain Auroras-verkoston työntekijät voivat siirtää tai perua tapaamisen.",
  notCounter: "Auroras-verkoston työntekijät kertovat, montako ihmistä tuli.",
};
