import type { Same } from "../catalogue.ts";
import type { support as fi } from "../fi/support.ts";

export const support: Same<typeof fi> = {
  button: "Jag behöver stöd",
  send: "Skicka",
  seenBy: "Bara koordinatorerna ser ditt meddelande. Din mentor eller adept ser det inte.",
  form: {
    pair: "Vem gäller det?",
    pairHint: "Du kan lämna det här tomt.",
    text: "Vad vill du prata om?",
  },
  thanks: "Tack. Koordinatorerna får ditt meddelande. En av dem kontaktar dig.",
  nobody:
    "Ditt meddelande är sparat, men just nu finns det ingen koordinator som ser det. Du kan också själv ta kontakt: auroras.fi.",
  isCoordinator:
    "Du är själv koordinator. En begäran om stöd kommer till koordinatorernas kanal och till din startsida (Home).",
  toldDirectly:
    "Jag fick en begäran till koordinatorerna. I kanalen finns någon som inte är koordinator. Därför berättade jag om den för varje koordinator för sig.",
  asked: "{{name}} ber om stöd.",
  wantsToStop: "{{name}} vill avsluta mentorskapet.",
  wish: "{{name}} sparade en blankett med ett önskemål till koordinatorn.",
  pair: "Par: {{mentor}} (mentor) och {{actor}} (adept).",
  show: "Visa",
  take: "Jag tar det här",
  done: "Klart",
  takenBy: "{{name}} sköter det här.",
  doneBy: "Klart. {{name}} skötte det här.",
  title: "Meddelande",
  shownTo: "Bara den som skrev och koordinatorerna ser det här.",
  wishInForm: "Önskemålet står i blanketten för första träffen. Där ser också mentorn och adepten det.",
  taken: "{{name}} har fått ditt meddelande och kontaktar dig.",
  onlyCoordinators: "Bara koordinatorerna kan öppna det här. Skriv /mentoring så ser du vad du kan göra.",
  takenAlready: "{{name}} har redan tagit det här.",
  doneAlready: "Det här är redan klart.",
};
