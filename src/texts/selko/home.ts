import type { Partly } from "../catalogue.ts";
import type { home as fi } from "../fi/home.ts";

export const home: Partly<typeof fi> = {
  newcomer:
    "Mentori auttaa aktoria. Aktori etsii omaa työtään Suomesta. Mentori ja aktori tapaavat 6–8 kertaa. Haluatko mukaan?",
  enrolledMentor: "Haluat mentoriksi. Etsimme sinulle parin. Näet parisi tässä.",
  enrolledActor: "Haluat oman mentorin. Etsimme sinulle mentorin. Näet mentorisi tässä.",
  askedForSupport: "Pyysit apua {{day}}",
  askedToStop: "Kerroit: haluat lopettaa. Se oli {{day}}",
  takenBy: "{{name}} auttaa sinua.",
  notTaken: "Auroras-verkoston työntekijä ottaa sinuun yhteyttä.",
  yourActor: "*{{other}}* on aktorisi.",
  yourMentor: "*{{other}}* on mentorisi. Hän auttaa sinua.",
  opening: "Teidän kanavanne avautuu pian.",
  progress: "Olette tavanneet {{held}} kertaa. Tapaatte yhteensä noin {{planned}} kertaa.",
  noNext: "Ette ole vielä sopineet seuraavaa tapaamista.",
  botRemoved: "En pääse teidän kanavallenne. Kirjoita kanavalle: /invite @auroras",
  archived: "Teidän kanavanne on suljettu. Voit avata uuden kanavan.",
  away: "Et ole nyt teidän kanavallanne.",
  kickoffForm: "Lomake odottaa sinua. Se on ensimmäistä tapaamista varten.",
  materials: "Lue lisää: {{links}}",
};
