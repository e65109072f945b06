import { dateOf, daysBetween } from "../calendar/calendar.ts";
import type { Stored } from "../forms/fields.ts";
import { type Theme, themes } from "../forms/themes.ts";
import type { PairRole } from "../pairs/roles.ts";

/** How a mentoring ended. `notTold` ("Emme kerro") is an answer like the others. */
export const outcomes = ["goals", "job", "otherJob", "traineeship", "studies", "early", "notTold"] as const;
export type Outcome = (typeof outcomes)[number];

/** Outcomes that were offered once. A report has a line for each, also where nobody chose it: a line that comes and goes would tell of one pair. */
export const retiredOutcomes: readonly Stored<Outcome>[] = [];

/** How a mentor goes on in the network. */
export const waysOn = ["peerEvents", "groupMentor", "individualMentor", "break"] as const;
export type WayOn = (typeof waysOn)[number];

export const ratings = ["1", "2", "3", "4", "5"] as const;

/** Who tells how a pair ended. */
export type Side = PairRole | "coordinator";

/** What the bot does with a channel at the end, and Slack may not let it do. */
export const channelSteps = ["rename", "archive"] as const;
export type ChannelStep = (typeof channelSteps)[number];

/** In the place of somebody's feedback: there is none yet, or it is not for the viewer. */
export type NoFeedback = "awaited" | "hidden";

const precedence: readonly Side[] = ["actor", "mentor", "coordinator"];

/** The outcome that counts: the actor's answer wins over the mentor's, the mentor's over the coordinator's. */
export function decidedOutcome(
  answers: readonly { role: Side; outcome: Stored<Outcome> }[],
): Stored<Outcome> | undefined {
  for (const side of precedence) {
    const answer = answers.find(({ role }) => role === side);
    if (answer) return answer.outcome;
  }
  return undefined;
}

const jobs: readonly Stored<Outcome>[] = ["job", "otherJob"];
const successes: readonly Stored<Outcome>[] = ["goals", "job", "otherJob", "traineeship", "studies"];

/** What is said of an outcome: a job before the planned end is a success of its own (guide, "YKSILÖMENTOROINNIN PROSESSI"). */
export type Mood = "earlyJob" | "success" | "neutral";

export function moodOf(outcome: Stored<Outcome> | undefined, meetings: { held: number; planned: number }): Mood {
  if (outcome === undefined || !successes.includes(outcome)) return "neutral";
  return jobs.includes(outcome) && meetings.held < meetings.planned ? "earlyJob" : "success";
}

export type Duration = { unit: "days" | "weeks" | "months"; count: number };

const DAYS_IN_MONTH = 30.44;

/** How long it took, in the largest unit of which there are at least two; the first and the last day both count. */
export function durationBetween(startAt: number, endAt: number, zone: string): Duration {
  const days = Math.max(1, daysBetween(dateOf(startAt, zone), dateOf(endAt, zone)) + 1);
  if (days < 14) return { unit: "days", count: days };
  if (days < 2 * DAYS_IN_MONTH) return { unit: "weeks", count: Math.round(days / 7) };
  return { unit: "months", count: Math.round(days / DAYS_IN_MONTH) };
}

export type ThemeCount = { theme: Stored<Theme>; count: number };

/** In how many logs each theme stands, the most frequent first; equally frequent ones in the guide's order, those it once had at the end. */
export function countThemes(found: readonly string[]): ThemeCount[] {
  return [...new Set<Stored<Theme>>([...themes, ...found])]
    .map((theme) => ({ theme, count: found.filter((one) => one === theme).length }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count);
}

/** What the coordinators get of a pair that ended; what somebody may not see is left out. */
export type Summary = {
  mentor: string;
  actor: string;
  startedAt: number;
  endedAt: number;
  duration: Duration;
  held: number;
  planned: number;
  themes: ThemeCount[] | undefined;
  outcome: Stored<Outcome> | undefined;
  mood: Mood;
  mentorRating: GivenRating;
  actorRating: GivenRating;
};

/** `hidden`: the viewer may not see it, nor whether it was given. */
export type GivenRating = { state: "awaited" | "hidden" | "none" } | { state: "given"; rating: number };
