import { exampleFile } from "./example-list.ts";
import { uploadFile } from "./files.ts";
import { type Fields, listOf, textOf } from "./json.ts";
import { dateInDays, loadedSession } from "./session.ts";
import { flush, Surface } from "./surface.ts";
import { personFor, screenFor, TourView, type Who } from "./tour-view.ts";
import type { Raw } from "./values.ts";
import { language, words } from "./words.ts";

export type ExampleName =
  | "setup"
  | "pairs"
  | "kickoff"
  | "meeting"
  | "log"
  | "lastMeeting"
  | "lastLog"
  | "closing"
  | "feedback"
  | "list"
  | "proposal"
  | "support"
  | "announcement"
  | "peerMeeting"
  | "replacement"
  | "report"
  | "programme"
  | "goals"
  | "halfway"
  | "certificate"
  | "group"
  | "groupMeeting"
  | "lastGroupMeeting"
  | "count"
  | "lastCount"
  | "wish"
  | "groupFeedback"
  | "vaasa"
  | "vaasaPair"
  | "secondPair"
  | "thirdPair"
  | "common"
  | "secondCommon"
  | "thirdCommon"
  | "fourthCommon"
  | "commonCount"
  | "secondCommonCount"
  | "reportOf"
  | "own"
  | "ownPair"
  | "firstTheme"
  | "secondTheme"
  | "openQuestion"
  | "secretQuestion"
  | "countedQuestion"
  | "ownKickoff"
  | "retire"
  | "ownLog"
  | "july"
  | "julyMeeting";

/** A function makes the answer from the field, or sends what it needs first. */
type Example = Readonly<Record<string, Raw | ((element: Fields) => Raw | Promise<Raw>)>>;

const firstOption = (element: Fields): Raw => {
  const options = [...listOf(element.options), ...listOf(element.option_groups).flatMap((one) => listOf(one.options))];
  return textOf(options[0]?.value);
};

const optionsOf = (element: Fields): string[] => listOf(element.options).map(({ value }) => textOf(value));
/** The programme that was made last. */
const newestProgramme = (element: Fields): Raw => optionsOf(element).at(-1) ?? "";

/** How many days the tour's own button moves the clock: past the next common meeting. */
export const DAYS_TO_COMMON = 68;

const common = (title: string, theme: string): Example => ({
  title,
  theme,
  day: dateInDays(DAYS_TO_COMMON - 1),
  time: "17:00",
  place: "Kirjasto Oodi",
});

/** A mentor and an actor of the cast, by their number. */
export const twoOf = (index: number): string[] =>
  (["mentor", "actor"] as const).flatMap((role) => castAs(role, index + 1)[index] ?? []);

function pairOf(index: number): Example {
  const [mentor = "", actor = ""] = twoOf(index);
  return { ...exampleOf("pairs"), mentor, actor, programme: newestProgramme };
}

const question = (name: string, audience: string, options?: string): Example => ({
  kind: options ? "choice" : "text",
  audience,
  [language.value]: name,
  ...(options ? { options } : {}),
});

/** Plausible answers, by the block_ids of the fields, or by their labels where a coordinator made the field. */
function exampleOf(name: ExampleName): Example {
  const { texts } = words().tour;
  const organiser = loadedSession().cast.find(({ role }) => role === "organiser")?.id;
  const place = "Kirjasto Oodi";
  switch (name) {
    case "setup":
      return {
        coordinators: [personFor("coordinator")],
        ...(organiser ? { peerOrganisers: [organiser] } : {}),
        // So that everybody in the tour reads the language in which it speaks of buttons.
        language: language.value,
      };
    case "pairs":
      return {
        actor: personFor("actor"),
        mentor: personFor("mentor"),
        day: dateInDays(1),
        time: "09:00",
        place,
        ...(language.value === "fi" ? {} : { language: language.value }),
        consent: ["consent"],
      };
    case "kickoff":
      return {
        actorWishes: texts.actorWishes,
        mentorWishes: texts.mentorWishes,
        themes: ["applications", "interview"],
        number: "3",
        workerWishes: texts.workerWishes,
        important: ["confidential", "sharing"],
      };
    case "meeting":
    case "lastMeeting":
      return { day: dateInDays(6), time: "17:00", place };
    case "log":
      return {
        themes: ["applications"],
        content: texts.content,
        insights: texts.insights,
        mentorTasks: texts.mentorTasks,
        actorTasks: texts.actorTasks,
      };
    case "lastLog":
      return { themes: ["interview", "network"], content: texts.lastContent, insights: texts.lastInsights };
    case "closing":
      return { outcome: "job", rating: "5", text: texts.mentorFeedback, goesOn: ["peerEvents"] };
    case "feedback":
      return { outcome: "job", rating: "5", text: texts.actorFeedback };
    case "list":
      return {
        file: async () => [await uploadFile(screenFor("coordinator"), await exampleFile(words().devPanel.listFile))],
      };
    case "proposal":
      return { day: dateInDays(2), time: "16:00", place, consent: ["consent"] };
    case "support":
      return { text: texts.support };
    case "announcement":
      return { audience: "everyone", announcement: texts.announcement };
    case "peerMeeting":
      return { title: texts.peerTitle, day: dateInDays(9), time: "17:30", place, description: texts.peerText };
    case "replacement":
      return { pair: firstOption, mentor: newMentor(), day: dateInDays(3), time: "16:00", place, consent: ["consent"] };
    case "programme":
      return { parts: ["hasGoals", "hasMidWay", "hasCertificate"] };
    case "goals":
      return { ...exampleOf("kickoff"), goals: texts.goals };
    case "halfway":
      return { rating: "4", needs: texts.needs };
    case "certificate":
      return { themes: ["themes"] };
    case "group":
      return {
        name: texts.groupName,
        mentors: castAs("mentor", 2),
        actors: castAs("actor", 4),
        number: "2",
        ...(language.value === "fi" ? {} : { language: language.value }),
      };
    case "groupMeeting":
      return { title: texts.groupTitle, theme: "applications", day: dateInDays(3), time: "17:00", place };
    case "lastGroupMeeting":
      return { title: texts.lastGroupTitle, theme: "interview", day: dateInDays(3), time: "17:00", place };
    case "count":
      return { came: "5", themes: ["applications"] };
    case "lastCount":
      return { came: "6", themes: ["interview"] };
    case "wish":
      return { wishes: "yes", field: texts.wishField, languages: texts.wishLanguages, learned: texts.learned };
    case "groupFeedback":
      return { rating: "5", text: texts.groupFeedback };
    case "vaasa":
      return { name: "Vaasa", template: "vaasa" };
    case "vaasaPair":
      return pairOf(0);
    case "secondPair":
      return pairOf(1);
    case "thirdPair":
      return pairOf(2);
    case "common":
      return common(texts.commonTitle, "network");
    case "secondCommon":
      return common(texts.secondCommonTitle, "applications");
    case "thirdCommon":
      return common(texts.thirdCommonTitle, "jobs");
    case "fourthCommon":
      return common(texts.fourthCommonTitle, "network");
    case "commonCount":
      return { came: "6", themes: ["network"] };
    case "secondCommonCount":
      return { came: "5", themes: ["applications"] };
    case "reportOf":
      return { ...exampleOf("report"), programme: newestProgramme, names: ["names"] };
    case "own":
      return { name: texts.ownName, template: "empty" };
    case "ownPair":
      return { ...exampleOf("pairs"), programme: newestProgramme };
    case "firstTheme":
      return { [language.value]: texts.firstTheme };
    case "secondTheme":
      return { [language.value]: texts.secondTheme };
    case "openQuestion":
      return question(texts.openQuestion, "pair-and-coordinators");
    case "secretQuestion":
      return question(texts.secretQuestion, "pair");
    case "countedQuestion":
      return question(texts.countedQuestion, "counted", texts.countedOptions);
    case "ownKickoff":
      return {
        themes: (element) => optionsOf(element).slice(0, 1),
        number: "3",
        [texts.openQuestion]: texts.openAnswer,
        [texts.secretQuestion]: texts.secretAnswer,
      };
    case "retire":
      return { retire: ["retired"] };
    case "ownLog":
      return {
        themes: (element) => optionsOf(element).slice(-1),
        content: texts.ownContent,
        [texts.countedQuestion]: firstOption,
      };
    case "july":
      return { silent: "1.7.–31.7." };
    case "julyMeeting":
      return { day: dateInDays(14), time: "17:00", place };
    case "report":
      return { from: dateInDays(-365), until: dateInDays(0) };
  }
}

/** The ids of the first people of the cast with this role. */
const castAs = (wanted: "mentor" | "actor", most: number): string[] =>
  loadedSession()
    .cast.filter(({ role }) => role === wanted)
    .slice(0, most)
    .map(({ id }) => id);

/** A mentor of the example list, who is not in the tour's pair. */
function newMentor(): string {
  const pair = new TourView(0).channel("coordinator", "pair");
  const names = ["Marja Laine", "Anne-Maj Sundqvist"];
  const found = names.map((name) => loadedSession().people.find((person) => person.name === name));
  return found.find((person) => person && !pair?.members.includes(person.id))?.id ?? "";
}

/** Types the example's answers into the person's open modal. A field that the modal does not have is skipped. */
export async function fillExample(who: Who, name: ExampleName): Promise<void> {
  const screen = screenFor(who);
  for (const [field, raw] of Object.entries(exampleOf(name))) {
    const modal = screen.content.value.modal;
    // The bot adds `~<number>` to the block_id of a field that it draws again with another value.
    const found = modal?.fields.find(
      ({ blockId, label }) => blockId.replace(/~\d+$/u, "") === field || label === field,
    );
    const block = modal?.blocks.find(({ block_id }) => block_id === found?.blockId);
    if (!modal || !found || !block) continue;
    const surface = new Surface(screen, "modal", { view: modal.id }, { values: modal.values });
    surface.type({ block, element: found.element }, typeof raw === "function" ? await raw(found.element) : raw);
  }
  await flush(screen);
}
