import type { Partly } from "../catalogue.ts";
import type { people as fi } from "../fi/people.ts";

export const people: Partly<typeof fi> = {
  trained: "Kävit mentorien koulutuksen {{date}}.",
  languageSeenBy: "Millä kielellä kirjoitan sinulle? Voit aina vaihtaa kieltä.",
  calledSeenBy:
    "Mentorisi tai aktorisi näkee tämän nimen. Myös muut verkoston ihmiset ja Auroras-verkoston työntekijät näkevät sen.",
  form: {
    called: "Millä nimellä kutsun sinua?",
    calledHint: "Esimerkiksi: Anna. Jos et kirjoita mitään, nimi tulee Slack-profiilistasi.",
    townHint: "Kirjoita kaupunki tai kunta. Voitko tavata vain verkossa? Kirjoita silloin: etänä.",
    experience: "Mitä olet opiskellut? Missä olet ollut töissä?",
  },
  seenBy: "Vain sinä ja Auroras-verkoston työntekijät näette nämä tiedot.",
  privacyNotice: "Näin suojaamme tietosi",
  enrolled:
    "Kiitos. Auroras-verkoston työntekijä etsii pareja. Kun sinulle löytyy pari, hän ottaa sinuun yhteyttä. Haluatko muuttaa tietojasi? Paina etusivulla (Home) ”Omat tietoni”.",
  notEnrolled: "Et ole vielä ilmoittautunut. Haluatko olla mentori? Vai haluatko oman mentorin?",
  told: {
    mentor: "Hei. {{by}} ilmoitti sinut mentoriksi. {{by}} on Auroras-verkoston työntekijä. Tiedot ovat: {{what}}.",
    actor: "Hei. {{by}} ilmoitti sinut aktoriksi. {{by}} on Auroras-verkoston työntekijä. Tiedot ovat: {{what}}.",
    who: "Vain sinä ja Auroras-verkoston työntekijät näette tiedot. Voit katsoa niitä ja muuttaa niitä.",
    letters:
      "{{by}} kertoi, että haluat sähköpostia. En lähetä sitä vielä. Haluatko sähköpostia? Paina ”Omat tietoni”. Paina sitten ”Sähköposti”.",
  },
  list: {
    onlyCoordinators:
      "Vain Auroras-verkoston työntekijät näkevät ihmisten tiedot. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
  same: { gone: "Joku on jo vastannut tähän." },
  staff: {
    told: {
      coordinator:
        "{{by}} lisäsi sinut Auroras-verkoston työntekijäksi. Näet parit ja ihmiset etusivulla (Home). Saat kutsun työntekijöiden kanavalle.",
      "not-coordinator":
        "Et ole enää Auroras-verkoston työntekijä. Muutoksen teki {{by}}. Toinen työntekijä vastaa nyt sinun pareistasi.",
      organiser:
        "{{by}} lisäsi sinut mentorien tapaamisten järjestäjäksi. Voit kutsua mentoreita tapaamiseen. Kirjoita /peer-meeting.",
      "not-organiser": "Et ole enää mentorien tapaamisten järjestäjä. Muutoksen teki {{by}}.",
    },
  },
  rest: {
    text: "En ehdota sinulle uusia pareja. Sinun parisi jatkaa. Voit muuttaa tämän myöhemmin.",
    begun: "En ehdota sinulle nyt uusia pareja. Sinun parisi jatkaa.",
    notEnrolled: "Et ole vielä mentori. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  },
};
