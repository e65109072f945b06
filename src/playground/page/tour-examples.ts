import { dateInDays, loadedSession } from "./session.ts";
import { flush, Surface } from "./surface.ts";
import { personFor, screenFor, type Who } from "./tour-view.ts";
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
  | "feedback";

type Example = Readonly<Record<string, Raw>>;

/** Plausible answers, by the block_ids of the fields. */
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
  }
}

/** Types the example's answers into the person's open modal. A field that the modal does not have is skipped. */
export async function fillExample(who: Who, name: ExampleName): Promise<void> {
  const screen = screenFor(who);
  for (const [field, raw] of Object.entries(exampleOf(name))) {
    const modal = screen.content.value.modal;
    // The bot adds `~<number>` to the block_id of a field that it draws again with another value.
    const found = modal?.fields.find(({ blockId }) => blockId.replace(/~\d+$/u, "") === field);
    const block = modal?.blocks.find(({ block_id }) => block_id === found?.blockId);
    if (!modal || !found || !block) continue;
    const surface = new Surface(screen, "modal", { view: modal.id }, { values: modal.values });
    surface.type({ block, element: found.element }, raw);
  }
  await flush(screen);
}
