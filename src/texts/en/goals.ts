import type { Same } from "../catalogue.ts";
import type { goals as fi } from "../fi/goals.ts";

export const goals: Same<typeof fi> = {
  title: "Goals",
  button: "Goals",
  field: "Goals",
  hint: "Write one goal on each line, at most three. They are shown in this order. Do not write a personal identity code or anything about health.",
  seenBy:
    "Only you and {{name}} see these. The network's coordinators see the goals only in the form for the first meeting. When the mentoring ends, they also see how many goals have been reached.",
  none: "There are no goals yet.",
  actorTicks: "The mentee marks which goals have been reached.",
  reached: "reached",
  withState: "{{text}} – {{state}}",
  tick: "Mark as reached",
  takeBack: "Not reached yet",
  edit: "Change the goals",
  meanwhile: "{{name}} changed the goals {{when}}, while you were writing. Your text is kept here. The goals are now:",
  tooMany: "There can be at most {{most}} goals. Write one goal on each line.",
  no: {
    notYours: "Only the mentor and the mentee see the goals of their pair. Type /mentoring to see what you can do.",
    off: "This pair has no goals. Type /mentoring to see what you can do.",
    over: "The mentoring has ended. The goals can no longer be changed.",
    notHers: "Only the mentee can mark this goal, if it is still in the list. Open the goals again.",
  },
};
