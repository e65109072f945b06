import type { ExampleName } from "./tour-examples.ts";
import {
  type Act,
  agree,
  digest,
  hasClosed,
  inProgrammes,
  kickoffForm,
  leave,
  log,
  makeProgramme,
  newPair,
  type Step,
  setUp,
  toKickoff,
  toMeeting,
} from "./tour-steps.ts";

/** A form that is opened in the programme's view. In a closed modal the way to it begins at the list; the newest programme is the last one. */
const shape = (say: string, press: string, example: ExampleName): Act =>
  inProgrammes(say, { presses: [press, "programmes:open *"], sends: press.split(" ")[0] ?? press, example });

/** A coordinator's own programme, made from nothing, with questions of different secrecy, and changed while a pair is in it. */
export const ownSteps: readonly Step[] = [
  { title: "own", acts: [setUp, makeProgramme("newOwn", "own")] },
  {
    title: "ownThemes",
    acts: [
      shape("firstTheme", "programmes:theme new", "firstTheme"),
      shape("secondTheme", "programmes:theme new", "secondTheme"),
      shape("retireOther", "programmes:theme", "retire"),
    ],
  },
  {
    title: "ownQuestions",
    acts: [
      shape("openQuestion", "programmes:question kickoff new", "openQuestion"),
      shape("secretQuestion", "programmes:question kickoff new", "secretQuestion"),
      shape("countedQuestion", "programmes:question meetingLog new", "countedQuestion"),
      inProgrammes("preview", {
        presses: ["programmes:preview kickoff", "programmes:open *"],
        sends: "programmes:preview",
      }),
    ],
  },
  {
    title: "ownKickoff",
    acts: [
      { ...newPair, say: "ownPair", example: "ownPair" },
      toKickoff,
      { ...kickoffForm, say: "fillOwn", who: "mentor", example: "ownKickoff" },
      {
        say: "seeOwn",
        who: "coordinator",
        where: "pair",
        press: "kickoff:show",
        isDone: (view) => view.hasOpened("coordinator"),
      },
      leave,
    ],
  },
  {
    title: "ownChange",
    acts: [
      shape("retireTheme", "programmes:theme", "retire"),
      shape("retireQuestion", "programmes:question kickoff", "retire"),
    ],
  },
  { title: "ownLog", acts: [agree, toMeeting, { ...log, say: "logOwn", example: "ownLog" }] },
  {
    title: "ownBefore",
    acts: [
      {
        say: "seeBefore",
        who: "actor",
        where: "pair",
        press: "kickoff:show",
        isDone: (view) => view.hasOpened("actor"),
      },
    ],
  },
  {
    title: "finishing",
    acts: [
      {
        say: "finishOwn",
        who: "mentor",
        where: "home",
        press: "home:more",
        form: "closing",
        example: "closing",
        inModal: { presses: ["closing:open"], until: (view) => view.offers("actor", "bot", "closing:feedback") },
        isDone: (view) => view.offers("actor", "bot", "closing:feedback") && hasClosed(view, "mentor"),
      },
    ],
  },
  { title: "digest", acts: [{ ...digest, say: "digestOwn" }] },
];
