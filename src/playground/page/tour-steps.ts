import type { ExampleName } from "./tour-examples.ts";
import type { TourView, Where, Who } from "./tour-view.ts";

/** One thing to do in the tour: press a button as somebody, move the clock, or let the tour itself do something. */
export type Act = {
  /** What the tour tells the person to do: a key of `acts` in the tour's words. */
  say: string;
  /** Whether the app shows what follows from the act. */
  isDone(view: TourView): boolean;
} & (PersonAct | { time: "hour" | "day" | "week" | "next" } | { own: OwnAct });

export type PersonAct = {
  who: Who;
  where: Where;
  press?: string;
  /** The callback_id of the form that the press opens. */
  form?: string;
  /** The callback_ids of the views that follow on it and are sent as well, such as a preview. */
  nextForms?: readonly string[];
  example?: ExampleName;
  /**
   * Buttons in modals that lead on, the last one first, as `<action_id>`, `<action_id> <words of its value>`, or `<action_id> *` for the last of
   * several; `until` says when they have.
   */
  inModal?: { presses: readonly string[]; until(view: TourView): boolean };
};

/** What no person of the workspace can do: a key of `own` in the tour's words (tour-own-acts.ts). */
export type OwnAct = "joinAll" | "nextCommon" | "june";

/** `title`: a key of `steps` in the tour's words. */
export type Step = { title: string; acts: readonly Act[] };

const HOUR_MS = 3_600_000;
const LONG_SILENCE_HOURS = 5 * 24;

export const hasPassed = (hours: number) => (view: TourView) => view.now() - view.since >= hours * HOUR_MS;
/** Whether the modal that confirms a saved form is closed; it is the one without a callback_id. */
export const isRead = (view: TourView, who: Who) => view.modal(who) !== "";
/** Whether no modal is open: a form is saved before a message follows on it, so that what follows says nothing about its modal. */
export const hasClosed = (view: TourView, who: Who) => view.modal(who) === undefined;

/** The first act of each tour. */
export const setUp: Act = {
  say: "setUp",
  who: "coordinator",
  where: "home",
  press: "setup:open",
  form: "setup",
  example: "setup",
  isDone: (view) => view.channel("coordinator", "network") !== undefined && isRead(view, "coordinator"),
};

export const newPair: Act = {
  say: "newPair",
  who: "coordinator",
  where: "home",
  press: "pairs:new",
  form: "pairs",
  example: "pairs",
  isDone: (view) => view.channel("mentor", "pair") !== undefined && isRead(view, "coordinator"),
};

export const toKickoff: Act = { say: "toKickoff", time: "day", isDone: hasPassed(23) };

export const kickoffForm = {
  say: "kickoffForm",
  who: "coordinator",
  where: "pair",
  press: "kickoff:open",
  form: "kickoff",
  example: "kickoff",
  isDone: (view) => view.offers("mentor", "pair", "kickoff:show"),
} as const satisfies Act;

export const leave: Act = {
  say: "leave",
  who: "coordinator",
  where: "bot",
  press: "kickoff:leave",
  isDone: (view) => view.channel("coordinator", "pair") === undefined,
};

export const agree: Act = {
  say: "agree",
  who: "mentor",
  where: "pair",
  press: "meetings:agree",
  form: "meetings",
  example: "meeting",
  isDone: (view) => view.offers("mentor", "pair", "meetings:move", true),
};

export const toMeeting: Act = {
  say: "toMeeting",
  time: "week",
  isDone: (view) => view.offers("mentor", "pair", "meeting-log:open", true),
};

export const log: Act = {
  say: "log",
  who: "mentor",
  where: "pair",
  press: "meeting-log:open",
  form: "meeting-log",
  example: "log",
  isDone: (view) => view.offers("mentor", "pair", "meeting-log:show", true),
};

/** What the coordinator does in "Ohjelmat": `presses` as in `inModal`; `sends`: the callback_id of the view that is sent; without an example nothing is filled in. */
export const inProgrammes = (
  say: string,
  { presses, sends, example }: { presses: readonly string[]; sends: string; example?: ExampleName },
): Act => ({
  say,
  who: "coordinator",
  where: "home",
  press: "programmes:list",
  ...(example ? { form: sends, example } : {}),
  inModal: { presses, until: () => false },
  isDone: (view) => view.hasSent("coordinator", sends),
});

/** Makes a programme from this example; its view is shown then. */
export const makeProgramme = (say: string, example: ExampleName): Act =>
  inProgrammes(say, { presses: ["programmes:add"], sends: "programmes:new", example });

export const readReport: Act = {
  say: "readReport",
  who: "coordinator",
  where: "bot",
  isDone: (view) => view.isShown("coordinator", "bot") && view.hasFile("coordinator", "bot"),
};

export const digest: Act = {
  say: "digest",
  who: "coordinator",
  where: "network",
  isDone: (view) => view.isShown("coordinator", "network"),
};

/** The ten steps of a pair, from setting up to the summary for the network. */
export const pairSteps: readonly Step[] = [
  {
    title: "pair",
    acts: [setUp, newPair],
  },
  {
    title: "channel",
    acts: [
      { say: "openChannel", who: "mentor", where: "pair", isDone: (view) => view.isShown("mentor", "pair") },
      { say: "actorOpens", who: "actor", where: "pair", isDone: (view) => view.isShown("actor", "pair") },
    ],
  },
  {
    title: "kickoff",
    acts: [toKickoff, kickoffForm, leave],
  },
  {
    title: "meeting",
    acts: [agree],
  },
  {
    title: "after",
    acts: [toMeeting],
  },
  {
    title: "log",
    acts: [log],
  },
  {
    title: "followUp",
    acts: [
      {
        say: "rate",
        who: "actor",
        where: "bot",
        press: "follow-up:rate-4",
        isDone: (view) => view.button("actor", "bot", "follow-up:rate-4")?.style === "primary",
      },
    ],
  },
  {
    title: "silence",
    acts: [
      {
        say: "toSilence",
        time: "next",
        // A person who moved the clock further may have got the question before this act began.
        isDone: (view) => view.offers("mentor", "pair", "meetings:agree", true) || hasPassed(LONG_SILENCE_HOURS)(view),
      },
      {
        say: "agreeAgain",
        who: "mentor",
        where: "pair",
        press: "meetings:agree",
        form: "meetings",
        example: "lastMeeting",
        isDone: (view) => view.offers("mentor", "pair", "meetings:move", true),
      },
    ],
  },
  {
    title: "finishing",
    acts: [
      { say: "toLastMeeting", time: "week", isDone: (view) => view.offers("mentor", "pair", "meeting-log:open", true) },
      {
        say: "lastLog",
        who: "mentor",
        where: "pair",
        press: "meeting-log:open",
        form: "meeting-log",
        example: "lastLog",
        isDone: (view) => view.offers("mentor", "pair", "closing:open", true),
      },
      {
        say: "finish",
        who: "mentor",
        where: "pair",
        press: "closing:open",
        form: "closing",
        example: "closing",
        isDone: (view) => view.offers("actor", "bot", "closing:feedback", true) && isRead(view, "mentor"),
      },
    ],
  },
  {
    title: "digest",
    acts: [
      {
        say: "feedback",
        who: "actor",
        where: "bot",
        press: "closing:feedback",
        form: "closing:feedback",
        example: "feedback",
        isDone: (view) => view.button("actor", "bot", "closing:feedback")?.style !== "primary" && isRead(view, "actor"),
      },
      digest,
    ],
  },
];
