import type { Same } from "../catalogue.ts";
import type { midWay as fi } from "../fi/mid-way.ts";

export const midWay: Same<typeof fi> = {
  title: "Halfway",
  ask: "The mentoring is now about halfway: you and {{other}}. I have two questions for you.",
  answer: "Answer",
  change: "Change the answer",
  rating: "Is the mentoring going in the right direction?",
  ratings: { r1: "1 – no", r2: "2", r3: "3", r4: "4", r5: "5 – yes" },
  scale: "1 = no, 5 = yes",
  needs: "What do you need?",
  sharing: "The network's coordinators",
  shareTick: "Show my answer to the network's coordinators",
  onlyYou:
    "Only you see your answer, unless you show it to the network's coordinators. The report has only the average of the answers, when at least 5 people have answered.",
  rated: "Answer: {{rating}}",
  told: "You also told what you need.",
  shared: "The network's coordinators see your answer.",
  share: "Show to a coordinator",
  unshare: "Stop showing",
  sure: {
    title: "Show the answer?",
    text: "The network's coordinators see your answer and all that you wrote. {{other}} does not see them. You can take this back at any time.",
    yes: "Show",
    no: "Do not show",
  },
  over: "The mentoring has ended. The answer can no longer be changed.",
  toCoordinator: {
    shared: "{{name}} shows the network's coordinators her answer from halfway.",
    show: "Show",
    takenBack: "You cannot see this answer now.",
    seenBy: "{{name}} has chosen that the network's coordinators see this. I save that you looked at it.",
  },
  no: {
    notYours: "You cannot answer this now. Type /mentoring to see what you can do.",
    nothing: "Answer first. Then you can show your answer.",
    notShown: "You cannot see this answer now. Type /mentoring to see what you can do.",
  },
  stored_one: "{{count}} answer from halfway",
  stored_other: "{{count}} answers from halfway",
  consent:
    "The network's coordinators see your answer from halfway. You decided so on {{date}}. You can take it back in the message: press “Stop showing”.",
  look: "answer from halfway",
  reportHead: "Direction halfway",
};
