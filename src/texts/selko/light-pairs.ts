import type { Partly } from "../catalogue.ts";
import type { lightPairs as fi } from "../fi/light-pairs.ts";

export const lightPairs: Partly<typeof fi> = {
  notice: {
    hello:
      "Hei, {{actor}}. Sinulla on nyt mentori: {{mentor}}. {{coordinator}} on Auroras-verkoston työntekijä. Hän auttaa teitä.",
    what: "Verkostolla on botti. Botti on tietokoneohjelma. Se auttaa mentoria. Se tallentaa nimesi, tapaamisten ajat ja paikat. Mentori täyttää lomakkeita sinun kanssasi. Botti tallentaa nekin.",
    who: "Mentori ja Auroras-verkoston työntekijät näkevät lomakkeen ensimmäisestä tapaamisesta. Vain mentori näkee muistilistat ja tehtävät.",
    long: "Mentorointi päättyy. {{months}} kuukautta sen jälkeen verkosto poistaa tekstit.",
    rights: "Haluatko poistaa tietosi? Sano siitä Auroras-verkoston työntekijälle. Voit lopettaa, milloin haluat.",
  },
  next: "Mentori ja aktori täyttävät yhdessä lomakkeen. Mentori kirjoittaa sen Slackiin. Sen jälkeen Auroras-verkoston työntekijä lähtee kanavalta.",
  welcome:
    "{{actor}} ei ole Slackissa. Mentori kertoo ajat aktorille. Mentori täyttää lomakkeet. Kerron täällä mentorille, mitä aktorin pitää tietää.",
  ownChannel: "Auroras-verkoston työntekijä lähti kanavalta. Nyt täällä olemme vain sinä ja minä.",
  tell: {
    cancelledHidden: "*Kerro aktorille:* tapaamista ei ole.",
  },
};
