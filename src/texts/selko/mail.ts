import type { Partly } from "../catalogue.ts";
import type { mail as fi } from "../fi/mail.ts";

export const mail: Partly<typeof fi> = {
  seenBy: "Vain sinä näet osoitteesi. Auroras-verkoston työntekijät näkevät, onko sinulla osoite.",
  state: {
    unconfirmed: "Tarvitsen vielä koodin. Osoite on {{address}}",
    wished:
      "Auroras-verkoston työntekijä kertoi minulle osoitteesi. Se on {{address}}. Haluatko sähköpostia? Paina ”Sähköposti”. Tallenna osoite. Sitten saat koodin.",
    broken: "Sähköposti ei toimi. Osoite on {{address}}",
  },
  codeTitle: "Kirjoita koodi",
  codeSent:
    "Lähetin sinulle koodin. Osoite on {{address}}. Koodi voi tulla vasta hetken päästä. Katso myös roskapostista. Koodi toimii 24 tuntia.",
  confirm: "Tallenna",
  confirmed: "Osoite on nyt oikea. Saat sähköpostia. Osoite on {{address}}.",
  wrong: {
    needed: "Kirjoita osoitteesi.",
    void: "Tämä koodi ei enää toimi. Paina ”Lähetä uusi koodi”.",
  },
  broken: "Sähköposti ei toimi. Osoitteesi voi olla väärä. Korjaa osoite: paina ”Sähköposti”.",
  brokenOver: "Tämä on nyt kunnossa.",
  stopFor: {
    told: "Et saa enää sähköpostia. Auroras-verkoston työntekijä poisti osoitteesi. Etkö pyytänyt sitä? Paina ”Sähköposti”. Kirjoita osoite uudelleen.",
  },
  letter: {
    code: {
      subject: "Koodi sähköpostia varten",
      how: "Kirjoita koodi Slackissa. Koodi toimii 24 tuntia.",
      howElsewhere: "Kerro koodi Auroras-verkoston työntekijälle. Koodi toimii 24 tuntia.",
      notYou: "Etkö pyytänyt koodia? Älä tee mitään. Silloin et saa enää viestejä.",
    },
    meeting: {
      movedSubject: "Tapaamisella on uusi aika: {{when}}",
      moved: "Tapaamisella on uusi aika: sinä ja {{name}}.",
      kickoffMoved: "Ensimmäisellä tapaamisella on uusi aika: sinä, {{name}} ja {{coordinator}}.",
      cannot: "Etkö pääse? Kerro siitä Slackissa: paina ”En pääse”. Älä vastaa kalenterissa. Kukaan ei näe sitä.",
      cannotElsewhere: "Etkö pääse? Kerro siitä mentorillesi. Älä vastaa kalenterissa. Kukaan ei näe sitä.",
    },
    invitation: {
      says: "{{inviter}} Auroras-verkostosta ehdottaa sinulle mentorointia: sinä ja {{name}}.",
    },
    announcement: {
      subject: "Viesti Auroras-verkostosta",
      from: "{{name}} on Auroras-verkoston työntekijä. Hän kirjoittaa:",
    },
    peer: {
      movedSubject: "Uusi aika tai paikka: {{title}}",
      coming: "Vastasit kutsuun: {{title}}. Tässä ovat aika ja paikka.",
      moved: "Tapaamisella on uusi aika tai paikka: {{title}}.",
      cannot: "Etkö pääse? Kerro siitä Slackissa: paina ”En tule”. Älä vastaa kalenterissa. Kukaan ei näe sitä.",
    },
    from: "Tämän viestin lähetti Auroras-verkosto. Älä vastaa tähän viestiin.",
    stop: "Etkö halua sähköpostia? Avaa Slackissa ”Omat tietoni” ja paina ”Sähköposti”.",
    stopSubject: "En halua enää sähköpostia: {{name}}",
    stopElsewhere: "Etkö halua sähköpostia? Kerro siitä Auroras-verkoston työntekijälle.",
  },
};
