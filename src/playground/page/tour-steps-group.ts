import { type Act, digest, hasClosed, type Step, setUp } from "./tour-steps.ts";
import type { TourView, Who } from "./tour-view.ts";

const hasGroup = (view: TourView) => view.channel("mentor", "group") !== undefined;

const callGroup = (say: string, example: "groupMeeting" | "lastGroupMeeting"): Act => ({
  say,
  who: "mentor",
  where: "group",
  press: "groups:meeting",
  form: "groups:meeting",
  example,
  isDone: (view) => view.offers("actor", "group", "peer-support:yes", true) && hasClosed(view, "mentor"),
});

const toGroupMeeting: Act = {
  say: "toGroupMeeting",
  time: "week",
  isDone: (view) => view.offers("mentor", "bot", "groups:count", true),
};

const count = (example: "count" | "lastCount"): Act => ({
  say: "countThem",
  who: "mentor",
  where: "bot",
  press: "groups:count",
  form: "groups:count",
  example,
  isDone: (view) => view.isAnswered("mentor", "bot", "groups:count") && hasClosed(view, "mentor"),
});

const rateGroup = (say: string, who: Who): Act => ({
  say,
  who,
  where: "bot",
  press: "groups:feedback",
  form: "groups:feedback",
  example: "groupFeedback",
  isDone: (view) => view.isAnswered(who, "bot", "groups:feedback") && hasClosed(view, who),
});

/** The list of wishes leads to the group, as the list of groups does, from which it cannot be told otherwise. */
const seesWishes = (view: TourView) =>
  view.modalOffers("coordinator", "groups:show") && !view.modalOffers("coordinator", "groups:new");

/** A group of actors and mentors, from its welcome to its summary for the network. */
export const groupSteps: readonly Step[] = [
  {
    title: "group",
    acts: [
      setUp,
      {
        say: "newGroup",
        who: "coordinator",
        where: "home",
        press: "groups:list",
        form: "groups",
        example: "group",
        inModal: { presses: ["groups:new"], until: hasGroup },
        isDone: (view) => hasGroup(view) && hasClosed(view, "coordinator"),
      },
    ],
  },
  {
    title: "groupChannel",
    acts: [
      { say: "openGroup", who: "mentor", where: "group", isDone: (view) => view.isShown("mentor", "group") },
      { say: "actorOpens", who: "actor", where: "group", isDone: (view) => view.isShown("actor", "group") },
    ],
  },
  { title: "groupMeeting", acts: [callGroup("callGroup", "groupMeeting"), toGroupMeeting, count("count")] },
  {
    title: "wish",
    acts: [
      {
        say: "wishForMentor",
        who: "actor",
        where: "bot",
        press: "groups:wish",
        form: "groups:wish",
        example: "wish",
        isDone: (view) => view.isAnswered("actor", "bot", "groups:wish") && hasClosed(view, "actor"),
      },
      {
        say: "readWishes",
        who: "coordinator",
        where: "home",
        press: "groups:list",
        inModal: { presses: ["groups:wishes", "groups:show"], until: seesWishes },
        isDone: seesWishes,
      },
      { say: "closeWishes", who: "coordinator", where: "home", isDone: (view) => hasClosed(view, "coordinator") },
    ],
  },
  {
    title: "lastGroupMeeting",
    acts: [callGroup("callGroupAgain", "lastGroupMeeting"), toGroupMeeting, count("lastCount")],
  },
  {
    title: "groupEnds",
    acts: [
      {
        say: "endGroup",
        who: "coordinator",
        where: "home",
        press: "groups:list",
        form: "groups:end",
        inModal: {
          presses: ["groups:end", "groups:show"],
          until: (view) => view.offers("actor", "bot", "groups:feedback"),
        },
        isDone: (view) => view.offers("actor", "bot", "groups:feedback") && hasClosed(view, "coordinator"),
      },
      rateGroup("rateGroup", "actor"),
      rateGroup("rateGroupToo", "mentor"),
    ],
  },
  { title: "digest", acts: [digest] },
];
