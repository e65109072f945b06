import type { Tour } from "./tour.ts";

/**
 * The chapters of the tour, in this order: six weeks in which people do everything that can be done, and what the bot then does by itself until
 * spring. What happens in a chapter is in the `tourSteps` of the features. In one chapter they come in the order of their folders' names, so
 * what has to be earlier is in an earlier chapter. The dates say when a chapter begins.
 */
export const chapters = [
  // Monday 12 January
  "the bot is set up",
  "people enrol",
  "settings are changed",
  "letters are chosen",
  "pairs are invited",
  "a pair meets for the first time",
  // Monday 19 January
  "Liite 1 is written",
  "more pairs are opened",
  "a pair is opened without Slack",
  "a coordinator looks after pairs",
  "meetings are agreed on",
  // Friday 23 January
  "goals are changed",
  "the pair has to be chosen",
  "a log is awaited",
  // Sunday 25 January
  "meetings are rated",
  "logs are written",
  // Tuesday 27 January
  "half of the meetings are held",
  "logs are read",
  // Wednesday 28 January
  "tasks are reported",
  "a pair meets without Slack",
  "mentors come together",
  "the programme comes together",
  "a group meets",
  "a pair pauses",
  // Wednesday 4 February
  "a pair is silent",
  "support is asked for",
  "an actor joins Slack",
  "pairs finish",
  // Monday 16 February
  "certificates are given",
  "the report is made",
  "a programme is shaped",
  "channels are put away",
  // Tuesday 24 February
  "a group ends",
  "people are looked after",
  "things go wrong",
  "many are written to",
  "letters end",
  "the network grows",
  "data is erased",
  // Sixty days later
  "nobody waits any longer",
] as const;

export type Chapter = (typeof chapters)[number];

/** What the tests of a feature let people do in the tour. */
export type TourSteps = Partial<Record<Chapter, (tour: Tour) => Promise<void>>>;
