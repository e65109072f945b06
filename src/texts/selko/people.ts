import type { Partly } from "../catalogue.ts";
import type { people as fi } from "../fi/people.ts";

export const people: Partly<typeof fi> = {
  languageSeenBy: "Millä kielellä kirjoitan sinulle? Voit vaihtaa kieltä aina.",
  seenBy: "Sinä näet nämä tiedot. Auroras-verkoston työntekijä näkee nämä tiedot. Muut eivät näe.",
  privacyNotice: "Näin suojaamme tietosi",
  form: {
    fields: "Minun alani",
    fieldsHint: "Mitä alaa olet opiskellut? Millä alalla olet ollut töissä?",
    hopedFor: "Millä alalla haluat töitä?",
    hopedForHint: "Esimerkiksi: kirjanpito, hoitoala, ohjelmointi.",
    languages: "Mitä kieliä puhut?",
    town: "Missä kaupungissa asut?",
    townHint: "Haluatko tavata vain netissä? Kirjoita: etänä.",
    pairsAtOnce: "Kuinka monta aktoria voit auttaa yhtä aikaa?",
    experience: "Mitä olet opiskellut? Missä olet ollut töissä?",
    groupAttended: "Missä Auroras-ryhmässä olet ollut?",
    wantsMentoring: "Haluatko oman mentorin?",
  },
  wish: { yes: "Kyllä", no: "En nyt" },
  enrolled:
    "Kiitos. Auroras-verkoston työntekijä etsii sinulle parin. Hän kertoo sinulle, kun pari löytyy. Voit muuttaa tietojasi. Paina etusivulla “Omat tietoni”.",
  notEnrolled: "En tiedä sinusta vielä paljon. Haluatko mentoriksi? Tai haluatko oman mentorin?",
  profileSeenBy: "Sinä näet nämä tiedot. Auroras-verkoston työntekijä näkee nämä tiedot. Muut eivät näe.",
};
