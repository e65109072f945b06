import type { Complaint } from "../forms/reading.ts";
import { tasksIn } from "../meeting-log/rules.ts";

export const MOST_GOALS = 3;
/** Of all goals together, in code points. */
export const GOALS_LENGTH = 600;

/** How many goals of how many the actor has reached. */
export type GoalCounts = { reached: number; all: number };

/** The goals in a text, one a line, without blank lines, list marks, and lines that are there twice. */
export const goalsIn = (text: string | null): string[] => [...new Set(tasksIn(text))];

/** The goals as a text to be edited. */
export const textOfGoals = (goals: readonly string[]): string | null => (goals.length === 0 ? null : goals.join("\n"));

/** What is wrong with the field: too many goals. */
export const complaintAboutGoals = (text: string | null): Complaint | undefined =>
  goalsIn(text).length > MOST_GOALS ? { key: "goals.tooMany", params: { most: MOST_GOALS } } : undefined;
