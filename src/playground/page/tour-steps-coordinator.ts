import { hasPassed, isRead, readReport, type Step, setUp } from "./tour-steps.ts";
import type { TourView } from "./tour-view.ts";

const hasPair = (view: TourView) => view.channel("coordinator", "pair") !== undefined;
const hasWaiting = (view: TourView) => view.offers("coordinator", "home", "matching:propose");

/** A coordinator's own work: from a list of people to the report. One pair of it is the tour's: the newest of hers. */
export const coordinatorSteps: readonly Step[] = [
  {
    title: "list",
    acts: [
      setUp,
      {
        say: "importList",
        who: "coordinator",
        where: "home",
        press: "people:list",
        form: "import",
        nextForms: ["import:preview"],
        example: "list",
        inModal: { presses: ["import:open"], until: hasWaiting },
        isDone: (view) => hasWaiting(view) && view.modal("coordinator") === undefined,
      },
      { say: "joinAll", own: "joinAll", isDone: (view) => view.people() > MOST_OF_LIST },
      { say: "lookUp", time: "hour", isDone: hasPassed(0.9) },
    ],
  },
  {
    title: "proposals",
    acts: [
      {
        say: "propose",
        who: "coordinator",
        where: "home",
        press: "matching:propose",
        form: "pairs",
        example: "proposal",
        inModal: { presses: ["matching:pair"], until: hasPair },
        isDone: (view) => hasPair(view) && view.modal("coordinator") === undefined,
      },
    ],
  },
  {
    title: "support",
    acts: [
      {
        say: "askSupport",
        who: "member",
        where: "pair",
        press: "support:ask",
        form: "support",
        example: "support",
        isDone: (view) => view.offers("coordinator", "network", "support:take", true) && isRead(view, "member"),
      },
      {
        say: "takeSupport",
        who: "coordinator",
        where: "network",
        press: "support:take",
        isDone: (view) => !view.offers("coordinator", "network", "support:take"),
      },
    ],
  },
  {
    title: "monday",
    acts: [
      { say: "toMonday", time: "week", isDone: (view) => view.offers("coordinator", "network", "monday:list", true) },
      {
        say: "readMonday",
        who: "coordinator",
        where: "network",
        press: "monday:list",
        isDone: (view) => view.hasOpened("coordinator"),
      },
      {
        say: "overview",
        who: "coordinator",
        where: "home",
        isDone: (view) => view.modal("coordinator") === undefined && view.isShown("coordinator", "home"),
      },
    ],
  },
  {
    title: "announcement",
    acts: [
      {
        say: "announce",
        who: "coordinator",
        where: "home",
        press: "announcements:write",
        form: "announcements",
        nextForms: ["announcements-preview"],
        example: "announcement",
        isDone: (view) => view.hasSent("coordinator", "announcements-preview") && isRead(view, "coordinator"),
      },
    ],
  },
  {
    title: "peers",
    acts: [
      {
        say: "callTogether",
        who: "coordinator",
        where: "home",
        press: "peer-support:new",
        form: "peer-support",
        example: "peerMeeting",
        isDone: (view) =>
          view.offers("coordinator", "peers", "peer-support:calendar", true) && isRead(view, "coordinator"),
      },
    ],
  },
  {
    title: "replacing",
    acts: [
      {
        say: "replace",
        who: "coordinator",
        where: "home",
        press: "pairs:replace",
        form: "pairs:replace",
        example: "replacement",
        isDone: (view) => view.offers("coordinator", "pair", "kickoff:open", true) && isRead(view, "coordinator"),
      },
    ],
  },
  {
    title: "report",
    acts: [
      {
        say: "report",
        who: "coordinator",
        where: "home",
        press: "reports:open",
        form: "reports",
        example: "report",
        isDone: (view) => view.hasSent("coordinator", "reports") && isRead(view, "coordinator"),
      },
      readReport,
    ],
  },
];

/** The cast, the bot and most of the list: the rest of the list has joined. */
const MOST_OF_LIST = 40;
