import { dayInYear } from "./session.ts";
import { agree, inProgrammes, kickoffForm, leave, log, newPair, type Step, setUp, toKickoff } from "./tour-steps.ts";

const isInJune = () => dayInYear() >= "06-20" && dayInYear() < "07-01";
const isInJuly = () => dayInYear() >= "07-01" && dayInYear() < "08-01";
const isInAugust = () => dayInYear() >= "08-01" && dayInYear() < "09-01";

/** A silent July: a meeting's reminder still comes, and what the bot would ask comes in August. */
export const julySteps: readonly Step[] = [
  {
    title: "june",
    acts: [
      { say: "toJune", own: "june", isDone: isInJune },
      setUp,
      inProgrammes("silenceJuly", {
        presses: ["programmes:basics", "programmes:open"],
        sends: "programmes:basics",
        example: "july",
      }),
    ],
  },
  { title: "pair", acts: [newPair] },
  { title: "kickoff", acts: [toKickoff, kickoffForm, leave] },
  { title: "meeting", acts: [{ ...agree, say: "agreeInJuly", example: "julyMeeting" }] },
  {
    title: "july",
    acts: [{ say: "toJuly", time: "next", isDone: (view) => isInJuly() && view.hasNewsOf("07", "mentor", "pair") }],
  },
  {
    title: "august",
    acts: [
      {
        say: "toAugust",
        time: "next",
        isDone: (view) => isInAugust() && view.offers("mentor", "pair", "meeting-log:open", true),
      },
    ],
  },
  { title: "log", acts: [log] },
];
