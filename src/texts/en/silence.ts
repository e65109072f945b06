import type { Same } from "../catalogue.ts";
import type { silence as fi } from "../fi/silence.ts";

export const silence: Same<typeof fi> = {
  agree: "When do you meet next?",
  agreed: "The next meeting is agreed on.",
  agreeButton: "Agree on a meeting",
  ask: "You and {{name}}: no new meeting is agreed on now. How are you two doing?",
  askSeen: "If you take a break, {{name}} and the coordinator see it. Anything else stays between you and the bot.",
  well: "All is well",
  pause: "We take a break",
  support: "I need support",
  answered: {
    well: "Good. We will not ask you again for 3 weeks.",
    paused: "You are on a break. You continue on {{day}}.",
    agreed: "A new meeting is agreed on.",
    over: "There is no need to answer this any more.",
    finished: "This mentoring has ended.",
  },
  title: "We take a break",
  save: "Save",
  seenBy: "You, {{name}} and the coordinators see the break.",
  form: {
    until: "On which day do you continue?",
    meeting: "Will the agreed meeting be held?",
  },
  meeting: {
    keep: "Yes, we meet",
    cancel: "No, cancel it",
  },
  planned: "You have a meeting during the break, on {{when}}.",
  wrong: {
    tooSoon: "Choose tomorrow or a later day.",
    tooFar: "A break can last at most {{days}} days. Choose an earlier day.",
  },
  paused: "{{name}} has marked a break. You continue on {{day}}.",
  pausedAndCancelled: "{{name}} has marked a break. The agreed meeting is cancelled. You continue on {{day}}.",
  pauseEnded: "The break is over.",
  go: "We continue",
  pauseOver: "The break is over. When do you meet next?",
  pauseOverAgreed: "The break is over. The next meeting is agreed on.",
  continued: "{{name}} ended the break. When do you meet next?",
  continuedAgreed: "{{name}} ended the break. The next meeting is agreed on.",
  answer: {
    notYours: "Only the mentor and the mentee of a pair decide on its break.",
    finished: "This mentoring has ended, so there is nothing to take care of here.",
    notOpen: "The mentoring has not begun yet.",
    notPaused: "You have no break now. You can agree on a meeting.",
  },
};
