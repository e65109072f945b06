import type { ExampleName } from "./tour-examples.ts";
import type { TourView, Where, Who } from "./tour-view.ts";

/** One sensible press, and what follows from it. */
export type Act = {
  /** A key of the tour's texts. */
  say: string;
  isDone(view: TourView): boolean;
} & (
  | { who: Who; where: Where; press?: string; form?: string; example?: ExampleName }
  | { time: "hour" | "day" | "week" | "next" }
);

export type Step = { title: string; acts: readonly Act[] };

const HOURS = 3_600_000;
const LONG_SILENCE = 5 * 24;

const passed = (hours: number) => (view: TourView) => view.now() - view.since >= hours * HOURS;
/** What follows a form is read and closed before the tour goes on; it has no name of its own. */
const isRead = (view: TourView, who: Who) => view.modal(who) !== "";

/** The ten steps of a pair, from setting up to the summary for the network. */
export const steps: readonly Step[] = [
  {
    title: "pair",
    acts: [
      {
        say: "setUp",
        who: "coordinator",
        where: "home",
        press: "setup:open",
        form: "setup",
        example: "setup",
        isDone: (view) => view.channel("coordinator", "network") !== undefined && isRead(view, "coordinator"),
      },
      {
        say: "newPair",
        who: "coordinator",
        where: "home",
        press: "pairs:new",
        form: "pairs",
        example: "pairs",
        isDone: (view) => view.channel("mentor", "pair") !== undefined && isRead(view, "coordinator"),
      },
    ],
  },
  {
    title: "channel",
    acts: [
      { say: "openChannel", who: "mentor", where: "pair", isDone: (view) => view.stands("mentor", "pair") },
      { say: "actorOpens", who: "actor", where: "pair", isDone: (view) => view.stands("actor", "pair") },
    ],
  },
  {
    title: "kickoff",
    acts: [
      { say: "toKickoff", time: "day", isDone: passed(23) },
      {
        say: "kickoffForm",
        who: "coordinator",
        where: "pair",
        press: "kickoff:open",
        form: "kickoff",
        example: "kickoff",
        isDone: (view) => view.offers("mentor", "pair", "kickoff:show"),
      },
      {
        say: "leave",
        who: "coordinator",
        where: "bot",
        press: "kickoff:leave",
        isDone: (view) => view.channel("coordinator", "pair") === undefined,
      },
    ],
  },
  {
    title: "meeting",
    acts: [
      {
        say: "agree",
        who: "mentor",
        where: "pair",
        press: "meetings:agree",
        form: "meetings",
        example: "meeting",
        isDone: (view) => view.offers("mentor", "pair", "meetings:move", true),
      },
    ],
  },
  {
    title: "after",
    acts: [
      { say: "toMeeting", time: "week", isDone: (view) => view.offers("mentor", "pair", "meeting-log:open", true) },
    ],
  },
  {
    title: "log",
    acts: [
      {
        say: "log",
        who: "mentor",
        where: "pair",
        press: "meeting-log:open",
        form: "meeting-log",
        example: "log",
        isDone: (view) => view.offers("mentor", "pair", "meeting-log:show", true),
      },
    ],
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
        // Whoever was fast has had the question already.
        isDone: (view) => view.offers("mentor", "pair", "meetings:agree", true) || passed(LONG_SILENCE)(view),
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
      {
        say: "digest",
        who: "coordinator",
        where: "network",
        isDone: (view) => view.stands("coordinator", "network"),
      },
    ],
  },
];
