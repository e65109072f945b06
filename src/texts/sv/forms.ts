import type { Same } from "../catalogue.ts";
import type { forms as fi } from "../fi/forms.ts";

export const forms: Same<typeof fi> = {
  cancel: "Avbryt",
  save: "Spara",
  saved: "Din ändring är sparad.",
  close: "Stäng",
  empty: "Inget svar",
  needed: "Svara på den här frågan.",
  choose: {
    one: "Välj",
    several: "Välj en eller flera",
    person: "Välj en person",
    people: "Välj en eller flera personer",
    channel: "Välj en kanal",
    date: "Välj en dag",
    time: "Välj ett klockslag",
  },
  noSuchDate: "Den dagen finns inte. Välj en dag i kalendern.",
  noSuchTime: "Den tiden finns inte. Skriv tiden med kolon, till exempel 17:30.",
  notOffered: "Det här går inte längre att välja. Välj på nytt.",
  tooLong: "Texten är för lång. Den får ha högst {{longest}} tecken.",
  wholeNumber: "Skriv ett tal. Det minsta är {{least}} och det största är {{most}}.",
  noSensitive: "Skriv inte personbeteckning eller uppgifter om hälsa.",
};
