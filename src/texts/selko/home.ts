import type { Partly } from "../catalogue.ts";
import type { home as fi } from "../fi/home.ts";

export const home: Partly<typeof fi> = {
  setUp: "Auroras-mentorointia ei voi vielä käyttää. Haluatko aloittaa? Paina nappia. Siihen menee muutama minuutti.",
  newcomer:
    "Aktori etsii oman alansa työtä Suomesta. Mentori tuntee saman alan. He tapaavat 6–8 kertaa. Haluatko mukaan?",
  enrolledMentor:
    "Haluat olla mentori. Auroras-verkoston työntekijä etsii sinulle paria. Kun pari löytyy, näet sen tässä.",
  enrolledActor:
    "Haluat oman mentorin. Auroras-verkoston työntekijä etsii sinulle mentoria. Kun mentori löytyy, näet sen tässä.",
  askedForSupport: "Pyysit apua {{day}}",
  notTaken: "Auroras-verkoston työntekijä ottaa sinuun yhteyttä.",
  briefLog: "Muistilistassa on nyt vain aiheet. Tapaaminen oli {{day}}",
  progress: "Tapaamisia on ollut {{held}}. Suunnitelmassa niitä on {{planned}}.",
  noNext: "Teillä ei ole vielä seuraavaa tapaamista.",
  troubledChannel: {
    public:
      "Kanavanne on julkinen. Kaikki Slack-työtilan ihmiset voivat lukea sitä. Voit avata uuden yksityisen kanavan.",
    shared: "Toinen organisaatio on mukana kanavallanne. Voit avata uuden yksityisen kanavan.",
    deleted: "Joku on poistanut kanavanne. Voit avata uuden kanavan.",
    unseen: "En näe kanavaanne. Etkö sinäkään näe sitä? Voit avata uuden kanavan.",
  },
  state: { open: "Alkoi {{date}}" },
  newPeerMeeting: "Kutsu mentorien tapaamiseen",
  peers: "*Mentorien oma ryhmä*",
  materials: "Lue lisää: {{links}}",
  materialBank: "Materiaalipankki (oppaita ja linkkejä)",
};
