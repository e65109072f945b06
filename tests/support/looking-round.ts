import { pressForged } from "./forging.ts";
import type { Name, World } from "./world.ts";

/** What she was shown, by what she pressed. */
export type Shown = { when: number; pressed: string; title: unknown; blocks: unknown };

/** Slack lets the bot open only so many modals a minute. */
const A_PRESS_TAKES = 700;

/**
 * Somebody looks at all there is to look at for her: her front page, her own data and who has looked at it, the copy of it, her pairs, and,
 * where she is a coordinator, the overview, the log of events, people, and a report.
 */
export async function lookRound(world: World, name: Name, about: About): Promise<Shown[]> {
  const person = world.people[name];
  await person.home();
  await world.settle();
  const seen: Shown[] = [];
  for (const [action, value] of presses(about)) {
    world.clock.advance(A_PRESS_TAKES);
    const home = await person.shownHome();
    if (!home) throw new Error(`${name} has no Home`);
    await pressForged(person, home, action, value);
    await world.settle();
    const modal = await person.modal();
    if (modal)
      seen.push({ when: world.now(), pressed: `${action} ${value}`, title: modal.title, blocks: modal.blocks });
    // The form of a report that is filled in already, of the year until today.
    if (action === "reports:open" && modal && modal.fields().length > 0) await person.submit();
    await world.settle();
    if (await person.modal()) await person.closeAll();
  }
  await person.command("@bot", "/mentoring");
  await world.settle();
  return seen;
}

/** The pairs and people that a coordinator has before her, or the one pair of somebody else. */
export type About = {
  isCoordinator: boolean;
  pairs: readonly string[];
  people: readonly string[];
  meetings: readonly string[];
  /** A report costs seconds. */
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
