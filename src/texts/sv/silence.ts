import type { Same } from "../catalogue.ts";
import type { silence as fi } from "../fi/silence.ts";

export const silence: Same<typeof fi> = {
  agree: "När träffas ni nästa gång?",
  agreed: "Nästa träff är bestämd.",
  agreeButton: "Kom överens om träff",
  ask: "Du och {{name}}: ni har ingen ny träff just nu. Hur går det för er?",
  askSeen: "Om ni tar en paus ser {{name}} och koordinatorn det. Annat stannar mellan dig och botten.",
  well: "Allt är bra",
  pause: "Vi tar en paus",
  support: "Jag behöver stöd",
  answered: {
    well: "Tack. Vi frågar dig inte på nytt på 3 veckor.",
    paused: "Ni tar en paus. Ni fortsätter {{day}}.",
    agreed: "Ni har en ny träff.",
    over: "Du behöver inte längre svara på det här.",
    finished: "Det här mentorskapet har avslutats.",
  },
  title: "Vi tar en paus",
  save: "Spara",
  seenBy: "Du, {{name}} och nätverkets koordinatorer ser pausen.",
  form: {
    until: "Vilken dag fortsätter ni?",
    meeting: "Ska träffen hållas?",
  },
  meeting: {
    keep: "Den hålls",
    cancel: "Den ställs in",
  },
  planned: "Ni har en träff under pausen: {{when}}.",
  wrong: {
    tooSoon: "Välj i morgon eller en senare dag.",
    tooFar: "En paus kan vara högst {{days}} dagar. Välj en tidigare dag.",
  },
  paused: "{{name}} har satt en paus. Ni fortsätter {{day}}.",
  pausedAndCancelled: "{{name}} har satt en paus. Träffen är inställd. Ni fortsätter {{day}}.",
  pauseEnded: "Pausen är slut.",
  go: "Vi fortsätter",
  pauseOver: "Pausen är slut. När träffas ni nästa gång?",
  pauseOverAgreed: "Pausen är slut. Nästa träff är bestämd.",
  continued: "{{name}} avslutade pausen. När träffas ni nästa gång?",
  continuedAgreed: "{{name}} avslutade pausen. Nästa träff är bestämd.",
  answer: {
    notYours: "Bara parets mentor och adept bestämmer om pausen.",
    finished: "Det här mentorskapet har avslutats, så det här behövs inte längre.",
    notOpen: "Mentorskapet har inte börjat ännu.",
    notPaused: "Ni har ingen paus just nu. Du kan komma överens om en träff.",
  },
};
