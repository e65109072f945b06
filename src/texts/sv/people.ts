import type { Same } from "../catalogue.ts";
import type { people as fi } from "../fi/people.ts";

export const people: Same<typeof fi> = {
  language: { fi: "Suomi", selko: "Selkosuomi (helppo suomi)", sv: "Svenska", en: "English" },
  languageButton: "Språk",
  languageSeenBy: "Välj på vilket språk jag skriver till dig. Du kan byta språk när du vill.",
  profile: "Mina uppgifter",
  enrolMentor: "Anmäl dig som mentor",
  enrolActor: "Anmäl dig som adept",
  mentorTitle: "Bli mentor",
  actorTitle: "Bli adept",
  enrol: "Anmäl mig",
  seenBy: "Bara du och koordinatorerna ser de här uppgifterna.",
  privacyNotice: "Dataskyddsbeskrivning",
  form: {
    fields: "Vilken är din bransch?",
    fieldsHint: "Vad har du studerat? I vilken bransch har du arbetat?",
    hopedFor: "I vilken bransch vill du arbeta?",
    hopedForHint: "Till exempel: bokföring, vård, programmering.",
    languages: "Vilka språk talar du?",
    town: "Var bor du?",
    townHint: "Skriv staden eller kommunen. Om du bara kan träffas på nätet, skriv: på distans.",
    pairsAtOnce: "Hur många par kan du ha samtidigt?",
    experience: "Utbildning och arbetserfarenhet",
    groupAttended: "I vilken Auroras-grupp har du varit med?",
    groupAttendedHint: "Till exempel: Helsingfors, våren 2026.",
    wantsMentoring: "Vill du ha en egen mentor?",
    language: "Språk",
  },
  wish: { yes: "Ja", no: "Inte nu" },
  enrolled:
    "Tack för din anmälan. En koordinator hör av sig när det finns ett par för dig. Du kan ändra dina uppgifter på startsidan: tryck på ”Mina uppgifter”.",
  saved: "Dina uppgifter är sparade.",
  change: "Ändra uppgifterna",
  asMentor: "Som mentor",
  asActor: "Som adept",
  notEnrolled: "Här finns ännu inga uppgifter om dig. Du kan anmäla dig som mentor eller adept.",
};
