import type { Partly } from "../catalogue.ts";
import type { setup as fi } from "../fi/setup.ts";

/** Only the texts that others than coordinators may see. Those for coordinators fall back to Finnish. */
export const setup: Partly<typeof fi> = {
  onlyAdmin:
    "Auroras-mentorointi ei ole vielä käytössä. Työtilan ylläpitäjä voi ottaa sen käyttöön. Pyydä häntä avaamaan etusivu (Home).",
  onlyCoordinators: "Vain Auroras-verkoston työntekijät voivat muuttaa asetuksia. Pyydä heitä muuttamaan niitä.",
  peersWelcome:
    "Tämä on mentorien oma ryhmä. Täällä voit jutella toisten mentorien kanssa. Kerron täällä mentorien tapaamisista.",
  outsider: {
    peers:
      "Kanavalle tuli {{who}}. Hän ei ole mentori. Kuuluuko hän tänne? Jos ei, Auroras-verkoston työntekijä voi poistaa hänet.",
  },
};
