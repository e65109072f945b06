import {
  agree,
  hasClosed,
  inProgrammes,
  kickoffForm,
  leave,
  log,
  newPair,
  type Step,
  setUp,
  toKickoff,
  toMeeting,
} from "./tour-steps.ts";

/** A pair that writes down goals: one is ticked, an answer from halfway is shown to a coordinator, and there is a certificate. */
export const goalsSteps: readonly Step[] = [
  {
    title: "programme",
    acts: [
      setUp,
      inProgrammes("askHalfway", {
        presses: ["programmes:basics", "programmes:open"],
        sends: "programmes:basics",
        example: "programme",
      }),
    ],
  },
  { title: "pair", acts: [newPair] },
  {
    title: "goals",
    acts: [toKickoff, { ...kickoffForm, say: "writeGoals", example: "goals" }, leave],
  },
  { title: "meeting", acts: [agree, toMeeting, log] },
  {
    title: "reached",
    acts: [
      {
        say: "tickGoal",
        who: "actor",
        where: "home",
        press: "home:more",
        inModal: {
          presses: ["goals:reached", "goals:open"],
          until: (view) => view.modalOffers("actor", "goals:not-reached"),
        },
        isDone: (view) => view.modalOffers("actor", "goals:not-reached"),
      },
    ],
  },
  {
    title: "halfway",
    acts: [
      {
        say: "answerHalfway",
        who: "actor",
        where: "bot",
        press: "mid-way:answer",
        form: "mid-way",
        example: "halfway",
        isDone: (view) => view.offers("actor", "bot", "mid-way:share"),
      },
      {
        say: "showAnswer",
        who: "actor",
        where: "bot",
        press: "mid-way:share",
        isDone: (view) => view.offers("coordinator", "bot", "mid-way:read"),
      },
      {
        say: "readAnswer",
        who: "coordinator",
        where: "bot",
        press: "mid-way:read",
        isDone: (view) => view.hasOpened("coordinator"),
      },
    ],
  },
  {
    title: "finishing",
    acts: [
      {
        say: "finishEarly",
        who: "mentor",
        where: "home",
        press: "home:more",
        form: "closing",
        example: "closing",
        inModal: { presses: ["closing:open"], until: (view) => view.offers("actor", "home", "certificate:open") },
        isDone: (view) => view.offers("actor", "home", "certificate:open") && hasClosed(view, "mentor"),
      },
    ],
  },
  {
    title: "certificate",
    acts: [
      {
        say: "orderCertificate",
        who: "actor",
        where: "home",
        press: "certificate:open",
        form: "certificate",
        example: "certificate",
        isDone: (view) => view.hasFile("actor", "bot") && hasClosed(view, "actor"),
      },
      {
        say: "openCertificate",
        who: "actor",
        where: "bot",
        isDone: (view) => view.isShown("actor", "bot"),
      },
    ],
  },
];
