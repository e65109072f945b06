import type { Same } from "../catalogue.ts";
import type { silence as fi } from "../fi/silence.ts";

export const silence: Same<typeof fi> = {
  agree: "When will you meet next?",
  agreed: "You have arranged your next meeting.",
  agreeButton: "Arrange a meeting",
  ask: "You and {{name}} have no new meeting planned. How is it going?",
  askSeen:
    "If you take a break, {{name}} and the coordinators see it. If you ask for support, only the coordinators see it. Otherwise nobody sees your answer.",
  well: "Everything is fine",
  pause: "We are taking a break",
  support: "I need support",
  answered: {
    well: "Good. I will not ask you this again for 3 weeks.",
    paused: "You are taking a break. You will continue on {{day}}.",
    agreed: "You have arranged a new meeting.",
    over: "You no longer need to answer this.",
    finished: "This mentoring has ended.",
  },
  title: "We are taking a break",
  save: "Save",
  seenBy: "You, {{name}} and the coordinators see the break.",
  form: {
    until: "When will you continue?",
    meeting: "Will you meet anyway?",
  },
  meeting: {
    keep: "Yes, we will meet",
    cancel: "No, we will cancel the meeting",
  },
  planned: "You have a meeting on {{when}}. It is during the break.",
  wrong: {
    tooSoon: "Choose tomorrow or a later day.",
    tooFar: "A break can last {{days}} days at most. Choose an earlier day.",
  },
  paused: "{{name}} has started a break. You will continue on {{day}}.",
  pausedByCoordinator: "{{name}} has started a break. You will continue on {{day}}.",
  pausedAndCancelled: "{{name}} has started a break. The meeting is cancelled. You will continue on {{day}}.",
  pauseEnded: "The break is over.",
  go: "Let's continue",
  pauseOver: "The break is over. When will you meet next?",
  pauseOverAgreed: "The break is over. You have arranged your next meeting.",
  continued: "The break is over: {{name}} wants to continue. When will you meet next?",
  continuedAgreed: "The break is over: {{name}} wants to continue. You have arranged your next meeting.",
  answer: {
    notYours: "This question is for the mentor and the mentee of the pair. Type /mentoring to see what you can do.",
    finished: "This mentoring has ended. You do not need to do anything.",
    notOpen: "The mentoring has not started yet. Type /mentoring to see what you can do.",
    notPaused: "You are not taking a break now. You can arrange a meeting.",
  },
};
