import type { Partly } from "../catalogue.ts";
import type { home as fi } from "../fi/home.ts";

export const home: Partly<typeof fi> = {
  setUp: "Auroras-mentorointia ei voi vielä käyttää. Haluatko aloittaa? Paina nappia. Se vie muutaman minuutin.",
  newcomer: "Aktori etsii oman alansa työtä Suomesta. Mentori auttaa aktoria. He tapaavat 6–8 kertaa. Haluatko mukaan?",
  enrolledMentor:
    "Haluat olla mentori. Auroras-verkoston työntekijä etsii sinulle paria. Kun pari löytyy, näet sen tässä.",
  enrolledActor:
    "Haluat oman mentorin. Auroras-verkoston työntekijä etsii sinulle mentoria. Kun mentori löytyy, näet sen tässä.",
  askedForSupport: "Pyysit apua {{day}}",
  takenBy: "{{name}} auttaa sinua.",
  notTaken: "Auroras-verkoston työntekijä ottaa sinuun yhteyttä.",
  yourActor: "*{{other}}* on aktorisi. Sinä autat häntä.",
  yourMentor: "*{{other}}* on mentorisi. Hän auttaa sinua.",
  progress: "Tapaamisia on ollut {{held}}. Suunnitelmassa niitä on {{planned}}.",
  troubledChannel: {
    public: "Kanavanne on julkinen. Kaikki Slack-työtilan ihmiset voivat lukea sitä. Voit avata uuden kanavan.",
    shared: "Toinen organisaatio on mukana kanavallanne. Voit avata uuden kanavan.",
    deleted: "Joku on poistanut kanavanne. Voit avata uuden kanavan.",
    unseen: "En näe kanavaanne. Etkö sinäkään näe sitä? Voit avata uuden kanavan.",
  },
  archived: "Teidän kanavanne on suljettu. Voit avata uuden kanavan.",
  peers: "*Mentorien oma ryhmä*",
  materials: "Lue lisää: {{links}}",
};
