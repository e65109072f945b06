/**
 * The moments of a pair at which the tests of the features write their marks (who-sees-what.test.ts, kept-answers.test.ts), in this order. At one
 * moment the features come in the order of their folders' names.
 */
export const pairMoments = [
  /** It has a channel. Here Liite 1 is written. */
  "opened",
  "begun",
  /** A day on which Liite 2 is written. */
  "first meeting",
  "after the first meeting",
  "second meeting",
  /** Half of the planned meetings are held, and everybody may write. */
  "half-way",
  "at the end",
  "after the end",
] as const;

export type PairMoment = (typeof pairMoments)[number];
