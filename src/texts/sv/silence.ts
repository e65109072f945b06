import type { Same } from "../catalogue.ts";
import type { silence as fi } from "../fi/silence.ts";

export const silence: Same<typeof fi> = {
  agree: "När träffas ni nästa gång?",
  agreed: "Ni har kommit överens om nästa träff.",
  agreeButton: "Bestäm en träff",
  ask: "Du och {{name}} har ingen ny träff just nu. Hur går det för er?",
  askSeen:
    "Om ni tar en paus ser {{name}} och koordinatorerna det. Om du ber om stöd ser bara koordinatorerna det. Annars ser ingen ditt svar.",
  well: "Allt är bra",
  pause: "Vi tar en paus",
  support: "Jag behöver stöd",
  answered: {
    well: "Bra. Jag frågar dig inte på nytt på 3 veckor.",
    paused: "Ni har paus. Ni fortsätter {{day}}.",
    agreed: "Ni har kommit överens om en ny träff.",
    over: "Du behöver inte längre svara på det här.",
    finished: "Det här mentorskapet är slut.",
  },
  title: "Vi tar en paus",
  save: "Spara",
  seenBy: "Du, {{name}} och koordinatorerna ser pausen.",
  form: {
    until: "Vilken dag fortsätter ni?",
    meeting: "Träffas ni ändå?",
  },
  meeting: {
    keep: "Ja, vi träffas",
    cancel: "Nej, vi ställer in träffen",
  },
  planned: "Ni har en träff {{when}}. Den är under pausen.",
  wrong: {
    tooSoon: "Välj i morgon eller en senare dag.",
    tooFar: "En paus kan vara högst {{days}} dagar. Välj en tidigare dag.",
  },
  paused: "{{name}} har lagt in en paus. Ni fortsätter {{day}}.",
  pausedByCoordinator: "{{name}} har lagt in en paus. Ni fortsätter {{day}}.",
  pausedAndCancelled: "{{name}} har lagt in en paus. Träffen är inställd. Ni fortsätter {{day}}.",
  pauseEnded: "Pausen är slut.",
  go: "Vi fortsätter",
  pauseOver: "Pausen är slut. När träffas ni nästa gång?",
  pauseOverAgreed: "Pausen är slut. Ni har kommit överens om nästa träff.",
  continued: "Pausen är slut: {{name}} vill fortsätta. När träffas ni nästa gång?",
  continuedAgreed: "Pausen är slut: {{name}} vill fortsätta. Ni har kommit överens om nästa träff.",
  answer: {
    notYours: "Den här frågan är för parets mentor och adept. Skriv /mentoring så ser du vad du kan göra.",
    finished: "Det här mentorskapet är slut. Du behöver inte göra något.",
    notOpen: "Mentorskapet har inte börjat ännu. Skriv /mentoring så ser du vad du kan göra.",
    notPaused: "Ni har ingen paus just nu. Du kan komma överens om en träff.",
  },
};
