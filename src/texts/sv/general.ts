import type { Same } from "../catalogue.ts";
import type { general as fi } from "../fi/general.ts";

export const general: Same<typeof fi> = {
  notice: "Auroras",
  button: "Knapp: {{labels}}",
  buttons: "Knappar: {{labels}}",
  tooLate: "Det här tog för lång tid. Försök igen.",
  zoneFinland: "Klockslaget är finsk tid.",
  zoneOther: "Klockslaget gäller tidszonen {{zone}}.",
  slow: "Slack svarar långsamt just nu, och jag fick inte den information jag behöver. Ingenting sparades. Försök igen om en stund.",
  busy: "Många använder mig just nu, och jag hann inte göra det här. Ingenting sparades. Försök igen om en stund.",
  savedAlready: "Jag har redan sparat den här blanketten.",
  savedBefore:
    "Den här ändringen sparades inte. Jag har redan sparat blanketten som du skickade tidigare. Stäng blanketten och ändra sedan det som är sparat.",
  canCopy: "Du kan fortfarande kopiera din text.",
  cannotSave: "Jag kan inte spara just nu. Det är inte ditt fel. Försök igen senare.",
  noFile: "Jag kan inte skicka filen: {{title}}. Slack tog inte emot den. Berätta det för en koordinator.",
  over: "Det här meddelandet gäller inte längre.",
  failed:
    "Det här gick inte. Det är inte ditt fel. Försök igen om en stund. Om det inte hjälper, ge den här koden till en koordinator: {{id}}",
};
