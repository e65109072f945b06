import type { Partly } from "../catalogue.ts";
import type { lightPairs as fi } from "../fi/light-pairs.ts";

export const lightPairs: Partly<typeof fi> = {
  notice: {
    hello:
      "Hei, {{actor}}. Sinulla on nyt mentori: {{mentor}}. {{coordinator}} on Auroras-verkoston työntekijä. Hän auttaa teitä.",
    what: "Verkostolla on botti. Botti on tietokoneohjelma. Se auttaa mentoria. Se tallentaa nimesi, tapaamisten ajat ja paikat. Mentori täyttää lomakkeita sinun kanssasi. Botti tallentaa nekin.",
    who: "Mentori ja Auroras-verkoston työntekijät näkevät lomakkeen ensimmäisestä tapaamisesta. Vain mentori näkee muistilistat ja tehtävät.",
    long: "Mentorointi päättyy. {{months}} kuukautta sen jälkeen verkosto poistaa tekstit.",
    mail: "Annoitko sähköpostin osoitteen? Botti lähettää sinne tapaamisten ajat. Ensin sinne tulee koodi. Etkö halua enää sähköpostia? Kerro siitä Auroras-verkoston työntekijälle.",
    rights: "Haluatko poistaa tietosi? Sano siitä Auroras-verkoston työntekijälle. Voit lopettaa, milloin haluat.",
  },
  next: "Mentori ja aktori täyttävät yhdessä lomakkeen. Mentori kirjoittaa sen Slackiin. Sen jälkeen Auroras-verkoston työntekijä lähtee kanavalta.",
  welcome:
    "{{actor}} ei ole Slackissa. Mentori kertoo ajat aktorille. Mentori täyttää lomakkeet. Kerron täällä mentorille, mitä aktorin pitää tietää.",
  ownChannel: "Auroras-verkoston työntekijä lähti kanavalta. Nyt täällä olemme vain sinä ja minä.",
  join: {
    hello:
      "Hei. Olet nyt Slackissa. Auroras-verkoston työntekijä kertoi, että olet aktori. Mentorisi on {{mentor}}. Onko tämä oikein?",
    what: "*Jos vastaat kyllä:* kutsun sinut parin kanavalle. Sitten kirjoitan myös sinulle. Näet tapaamiset, lomakkeet, muistilistat ja tehtävät.",
    stored:
      "*Mitä botti on jo tallentanut?* Nimesi ja tapaamisten ajat. Mentori on täyttänyt lomakkeita kanssasi. Mentori ja Auroras-verkoston työntekijät näkevät lomakkeen ensimmäisestä tapaamisesta. Vain mentori näkee muistilistat.",
    saidNo: "Vastasit ei. Mikään ei muutu. Muutatko mielesi? Kerro siitä Auroras-verkoston työntekijälle.",
    over: "Et voi enää vastata tähän. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    bothPaired:
      "Sinulla on jo pari saman ihmisen kanssa. En voi liittää sinua tähän pariin. Kerro siitä Auroras-verkoston työntekijälle.",
    joined: "{{actor}} on nyt Slackissa. Hän liittyi pariin. Kutsun hänet kanavalle. Kirjoitan nyt myös hänelle.",
  },
  consents: {
    named: "{{date}}: Auroras-verkoston työntekijä kertoi, että suostuit pariin.",
    joined: "{{date}}: vastasit kyllä ja liityit pariin Slackissa.",
  },
  tell: {
    cancelledHidden: "*Kerro aktorille:* tapaamista ei ole.",
  },
  goals: "{{actor}} ei ole Slackissa. Merkitse sinä hänen valmiit tavoitteensa.",
};
