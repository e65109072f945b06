import type { Same } from "../catalogue.ts";
import type { goals as fi } from "../fi/goals.ts";

export const goals: Same<typeof fi> = {
  title: "Mål",
  button: "Mål",
  field: "Mål",
  hint: "Skriv ett mål per rad, högst tre. De visas i den här ordningen. Skriv inte personbeteckning eller uppgifter om hälsa.",
  seenBy:
    "Bara du och {{name}} ser de här. Nätverkets koordinatorer ser målen bara i blanketten för första träffen. När mentorskapet tar slut ser de också hur många mål som är nådda.",
  none: "Det finns inga mål ännu.",
  actorTicks: "Adepten markerar vilka mål som är nådda.",
  reached: "nått",
  withState: "{{text}} – {{state}}",
  tick: "Markera som nått",
  takeBack: "Inte nått ännu",
  edit: "Ändra målen",
  meanwhile: "{{name}} ändrade målen {{when}} medan du skrev. Din text är kvar här. Målen är nu:",
  tooMany: "Det får finnas högst {{most}} mål. Skriv ett mål per rad.",
  no: {
    notYours: "Bara mentorn och adepten ser sitt pars mål. Skriv /mentoring så ser du vad du kan göra.",
    off: "Det här paret har inga mål. Skriv /mentoring så ser du vad du kan göra.",
    over: "Mentorskapet är slut. Målen går inte längre att ändra.",
    notHers: "Bara adepten kan markera det här målet, om det finns kvar i listan. Öppna målen på nytt.",
  },
};
