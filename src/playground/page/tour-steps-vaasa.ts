import { type ExampleName, twoOf } from "./tour-examples.ts";
import { type Act, hasClosed, isRead, makeProgramme, readReport, type Step, setUp, toKickoff } from "./tour-steps.ts";
import type { TourView } from "./tour-view.ts";

const pairUp = (say: string, example: ExampleName, number: number): Act => ({
  say,
  who: "coordinator",
  where: "home",
  press: "pairs:new",
  form: "pairs",
  example,
  isDone: (view) => view.hasPair("coordinator", twoOf(number - 1)) && isRead(view, "coordinator"),
});

/** The newest invitation is answered: of the buttons of a meeting the chosen one stands out. */
const comes = (view: TourView) => view.button("actor", "bot", "peer-support:yes")?.style === "primary";

const call = (say: string, example: ExampleName): Act => ({
  say,
  who: "coordinator",
  where: "home",
  press: "common-meetings:list",
  form: "common-meetings",
  example,
  inModal: { presses: ["common-meetings:new"], until: () => false },
  isDone: (view) =>
    view.hasSent("coordinator", "common-meetings") && view.offers("actor", "bot", "peer-support:yes", true),
});

const answer: Act = {
  say: "answerCommon",
  who: "actor",
  where: "bot",
  press: "peer-support:yes",
  isDone: comes,
};

const meetTogether: Act = {
  say: "toCommon",
  own: "nextCommon",
  isDone: (view) => view.offers("coordinator", "bot", "groups:count", true),
};

const count = (example: ExampleName): Act => ({
  say: "countCommon",
  who: "coordinator",
  where: "bot",
  press: "groups:count",
  form: "groups:count",
  example,
  isDone: (view) => view.isAnswered("coordinator", "bot", "groups:count") && hasClosed(view, "coordinator"),
});

/** A programme of nine months after Vaasa's: three pairs, four common meetings, and the report of it. */
export const vaasaSteps: readonly Step[] = [
  { title: "vaasa", acts: [setUp, makeProgramme("newVaasa", "vaasa")] },
  {
    title: "threePairs",
    acts: [
      pairUp("firstOfThree", "vaasaPair", 1),
      pairUp("secondOfThree", "secondPair", 2),
      pairUp("thirdOfThree", "thirdPair", 3),
      toKickoff,
    ],
  },
  { title: "firstCommon", acts: [call("callAll", "common"), answer, meetTogether, count("commonCount")] },
  { title: "secondCommon", acts: [call("callAllAgain", "secondCommon"), meetTogether, count("secondCommonCount")] },
  { title: "thirdCommon", acts: [call("callAllAgain", "thirdCommon"), meetTogether, count("commonCount")] },
  { title: "fourthCommon", acts: [call("callAllAgain", "fourthCommon"), meetTogether, count("secondCommonCount")] },
  {
    title: "report",
    acts: [
      {
        say: "reportOf",
        who: "coordinator",
        where: "home",
        press: "reports:open",
        form: "reports",
        example: "reportOf",
        isDone: (view) => view.hasSent("coordinator", "reports") && isRead(view, "coordinator"),
      },
      readReport,
    ],
  },
];
