import type { Partly } from "../catalogue.ts";
import type { people as fi } from "../fi/people.ts";

export const people: Partly<typeof fi> = {
  languageSeenBy: "Millä kielellä kirjoitan sinulle? Voit aina vaihtaa kieltä.",
  calledSeenBy: "Parisi, muut verkoston ihmiset ja Auroras-verkoston työntekijät näkevät tämän nimen.",
  form: {
    calledHint: "Esimerkiksi: Anna. Jos et kirjoita mitään, nimi tulee Slack-profiilistasi.",
    townHint: "Kirjoita kaupunki tai kunta. Voitko tavata vain verkossa? Kirjoita silloin: etänä.",
  },
  seenBy: "Vain sinä ja Auroras-verkoston työntekijät näette nämä tiedot.",
  privacyNotice: "Näin suojaamme tietosi",
  enrolled:
    "Kiitos. Auroras-verkoston työntekijä etsii pareja. Kun sinulle löytyy pari, hän ottaa sinuun yhteyttä. Haluatko muuttaa tietojasi? Paina etusivulla ”Omat tietoni”.",
  notEnrolled: "Et ole vielä ilmoittautunut. Haluatko olla mentori? Vai haluatko oman mentorin?",
  told: {
    mentor:
      "Hei. {{by}} kirjoitti sinusta tietoja. Hän on Auroras-verkoston työntekijä. Sinä olet mentori. Tiedot ovat: {{what}}.",
    actor:
      "Hei. {{by}} kirjoitti sinusta tietoja. Hän on Auroras-verkoston työntekijä. Sinä olet aktori. Tiedot ovat: {{what}}.",
    who: "Vain sinä ja Auroras-verkoston työntekijät näette tiedot. Haluatko katsoa tai muuttaa niitä? Paina nappia.",
  },
  list: {
    onlyCoordinators:
      "Vain Auroras-verkoston työntekijät näkevät ihmisten tiedot. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
  staff: {
    told: {
      coordinator:
        "{{by}} lisäsi sinut Auroras-verkoston työntekijäksi. Näet parit ja ihmiset etusivulla (Home). Saat kutsun työntekijöiden kanavalle.",
      "not-coordinator":
        "{{by}} poisti sinut Auroras-verkoston työntekijöistä. Toinen työntekijä auttaa nyt sinun parejasi.",
      organiser:
        "{{by}} lisäsi sinut mentorien tapaamisten järjestäjäksi. Voit kutsua mentoreita tapaamiseen. Kirjoita /peer-meeting.",
      "not-organiser": "{{by}} poisti sinut mentorien tapaamisten järjestäjistä.",
    },
  },
};
