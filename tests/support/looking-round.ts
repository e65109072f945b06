import { pressForged } from "./forging.ts";
import type { Name, World } from "./world.ts";

/** What one press has shown to a person. */
export type Look = { when: number; pressed: string; title: unknown; blocks: unknown };

/** Time between two presses: Slack limits how many modals the bot may open in a minute. */
const PRESS_INTERVAL_MS = 700;

/**
 * A person looks at everything that is visible to that person: Home, the own data and who has looked at it, its copy, the own pairs; a
 * coordinator also at the overview, the log of events, the people, and a report.
 */
export async function lookRound(world: World, name: Name, about: About): Promise<Look[]> {
  const person = world.people[name];
  await person.home();
  await world.settle();
  const seen: Look[] = [];
  for (const [action, value] of presses(about)) {
    world.clock.advance(PRESS_INTERVAL_MS);
    const home = await person.shownHome();
    if (!home) throw new Error(`${name} has no Home`);
    await pressForged(person, home, action, value);
    await world.settle();
    const modal = await person.modal();
    if (modal)
      seen.push({ when: world.now(), pressed: `${action} ${value}`, title: modal.title, blocks: modal.blocks });
    // The form of a report, filled in for this year until today.
    if (action === "reports:open" && modal && modal.fields().length > 0) await person.submit();
    await world.settle();
    if (await person.modal()) await person.closeAll();
  }
  await person.command("@bot", "/mentoring");
  await world.settle();
  return seen;
}

/** The pairs and people that a coordinator sees, or the one pair of another person. */
export type About = {
  isCoordinator: boolean;
  pairs: readonly string[];
  people: readonly string[];
  meetings: readonly string[];
  /** False leaves out the report, which takes seconds. */
  asksForReport: boolean;
};

const presses = ({ isCoordinator, asksForReport, pairs, people, meetings }: About): [string, string][] => [
  ["privacy:own-data", ""],
  ["privacy:download", ""],
  ["privacy:looks", "own:1"],
  ["privacy:looks", "own:2"],
  ...meetings.map((id): [string, string] => ["follow-up:show", id]),
  ...pairs.flatMap((id): [string, string][] => [
    ["meeting-log:list", id],
    ["closing:open", id],
    ["closing:show-feedback", id],
  ]),
  ...(isCoordinator ? coordinatorsPresses(asksForReport, pairs, people) : []),
];

const coordinatorsPresses = (
  asksForReport: boolean,
  pairs: readonly string[],
  people: readonly string[],
): [string, string][] => [
  ["privacy:looks", "staff:1"],
  ["privacy:looks", "staff:2"],
  ["people:list", ""],
  ...(asksForReport ? [["reports:open", ""] as [string, string]] : []),
  ...people.map((id): [string, string] => ["people:show", id]),
  ...pairs.map((id): [string, string] => ["home:pair", id]),
];
