import type { Same } from "../catalogue.ts";
import type { silence as fi } from "../fi/silence.ts";

export const silence: Same<typeof fi> = {
  agree: "When will you meet next?",
  agreed: "You have agreed on the next meeting.",
  agreeButton: "Agree on a meeting",
  ask: "You and {{name}} have no new meeting now. How are you two doing?",
  askSeen:
    "If you take a break, {{name}} and the coordinators see it. If you ask for support, only the coordinators see it. Otherwise nobody sees your answer.",
  well: "All is well",
  pause: "We take a break",
  support: "I need support",
  answered: {
    well: "All right. I will not ask you this again for 3 weeks.",
    paused: "You are taking a break. You continue on {{day}}.",
    agreed: "You have agreed on a new meeting.",
    over: "You do not need to answer this any more.",
    finished: "This mentoring has ended.",
  },
  title: "We take a break",
  save: "Save",
  seenBy: "You, {{name}} and the coordinators see the break.",
  form: {
    until: "On which day do you continue?",
    meeting: "Will you meet anyway?",
  },
  meeting: {
    keep: "Yes, we will meet",
    cancel: "No, we cancel the meeting",
  },
  planned: "You have a meeting on {{when}}. It is during the break.",
  wrong: {
    tooSoon: "Choose tomorrow or a later day.",
    tooFar: "A break can last {{days}} days at most. Choose an earlier day.",
  },
  paused: "{{name}} has marked a break. You continue on {{day}}.",
  pausedByCoordinator: "{{name}} has marked a break. You continue on {{day}}.",
  pausedAndCancelled: "{{name}} has marked a break. The meeting is cancelled. You continue on {{day}}.",
  pauseEnded: "The break is over.",
  go: "We continue",
  pauseOver: "The break is over. When will you meet next?",
  pauseOverAgreed: "The break is over. You have agreed on the next meeting.",
  continued: "The break is over: {{name}} wants to continue. When will you meet next?",
  continuedAgreed: "The break is over: {{name}} wants to continue. You have agreed on the next meeting.",
  answer: {
    notYours: "Only the mentor and the mentee of a pair decide on its break. Type /mentoring to see what you can do.",
    finished: "This mentoring has ended. You do not need to do anything.",
    notOpen: "The mentoring has not begun yet. Type /mentoring to see what you can do.",
    notPaused: "You are not taking a break now. You can agree on a meeting.",
  },
};
