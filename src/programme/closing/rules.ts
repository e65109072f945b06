import { dateOf, daysBetween } from "../calendar/calendar.ts";
import type { Stored } from "../forms/fields.ts";
import type { Label } from "../forms/labels.ts";
import { themes } from "../forms/themes.ts";
import type { GoalCounts } from "../goals/rules.ts";
import type { PairRole } from "../pairs/roles.ts";

/** How a mentoring ended. `notTold` ("Emme kerro") is an answer like the others. */
export const outcomes = ["goals", "job", "otherJob", "traineeship", "studies", "early", "notTold"] as const;
export type Outcome = (typeof outcomes)[number];

/** Outcomes of former forms. A report always has a line for each: a line that appears with the first answer would identify a pair. */
export const retiredOutcomes: readonly Stored<Outcome>[] = [];

/** How a mentor wants to continue in the network. */
export const waysOn = ["peerEvents", "groupMentor", "individualMentor", "break"] as const;
export type WayOn = (typeof waysOn)[number];

export const ratings = ["1", "2", "3", "4", "5"] as const;

/** Who gives an outcome. */
export type Side = PairRole | "coordinator";

/** What the bot does with a channel at the end. Slack may refuse it. */
export const channelSteps = ["rename", "archive"] as const;
export type ChannelStep = (typeof channelSteps)[number];

/** In place of feedback: none has been given, the person cannot be asked (no account), or the reader may not see it. */
export type NoFeedback = "awaited" | "notAsked" | "hidden";

const precedence: readonly Side[] = ["actor", "mentor", "coordinator"];

/** The outcome that counts: the actor's answer before the mentor's, the mentor's before the coordinator's. */
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

/** The tone of the goodbye. `earlyJob`: a job before the planned end is a success too (guide, "YKSILÖMENTOROINNIN PROSESSI"). */
export type Mood = "earlyJob" | "success" | "neutral";

export function moodOf(outcome: Stored<Outcome> | undefined, meetings: { held: number; planned: number }): Mood {
  if (outcome === undefined || !successes.includes(outcome)) return "neutral";
  return jobs.includes(outcome) && meetings.held < meetings.planned ? "earlyJob" : "success";
}

export type Duration = { unit: "days" | "weeks" | "months"; count: number };

const DAYS_IN_MONTH = 30.44;

/** The duration in the largest unit of which there are at least two. The first and the last day both count. Instants in milliseconds. */
export function durationBetween(startAt: number, endAt: number, zone: string): Duration {
  const days = Math.max(1, daysBetween(dateOf(startAt, zone), dateOf(endAt, zone)) + 1);
  if (days < 14) return { unit: "days", count: days };
  if (days < 2 * DAYS_IN_MONTH) return { unit: "weeks", count: Math.round(days / 7) };
  return { unit: "months", count: Math.round(days / DAYS_IN_MONTH) };
}

export type ThemeCount = { theme: Label; count: number };

/** In how many logs each theme occurs, the most frequent first; equal ones in the guide's order, those of former forms at the end. */
export function countThemes(found: readonly string[], labelOf: (theme: string) => Label): ThemeCount[] {
  return [...new Set<string>([...themes, ...found])]
    .map((theme) => ({ theme: labelOf(theme), count: found.filter((one) => one === theme).length }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count);
}

/** What the coordinators get about a pair that ended, without what the reader may not see. Instants are milliseconds since 1970 UTC. */
export type Summary = {
  mentor: string;
  actor: string;
  startedAt: number;
  endedAt: number;
  duration: Duration;
  held: number;
  planned: number;
  themes: ThemeCount[] | undefined;
  goals: GoalCounts | undefined;
  outcome: Stored<Outcome> | undefined;
  mood: Mood;
  mentorRating: GivenRating;
  actorRating: GivenRating;
};

/** `hidden`: the reader may neither see the rating nor know whether it was given. */
export type GivenRating = { state: "awaited" | "notAsked" | "hidden" | "none" } | { state: "given"; rating: number };
