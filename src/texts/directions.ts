const FOREIGN = /[\p{L}--\p{Script=Latin}--\p{Script=Common}--\p{Script=Inherited}]/v;
const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ["\u2068", "\u2069"];

/** Embeddings, overrides and isolates with a direction: none of our texts has them. */
const TURNING = /[\u202A-\u202E\u2066\u2067]/gu;
const ISOLATED = /\u2068[^\u2068\u2069\n]*\u2069/gu;
const ISOLATE = /[\u2068\u2069]/u;

/**
 * A text that turns nothing of what is drawn beside it: without characters that change the direction of writing up to the end of a line. Isolates
 * stay where each is closed, because `isolated` makes them.
 */
export function unturned(text: string): string {
  const plainer = text.replaceAll(TURNING, "");
  return ISOLATE.test(plainer.replaceAll(ISOLATED, "")) ? plainer.replaceAll(/[\u2068\u2069]/gu, "") : plainer;
}

/**
 * A name for the middle of a sentence: one that is not Latin does not turn the words and numbers around it.
 * https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export function isolated(name: string): string {
  const own = unturned(name);
  return FOREIGN.test(own) && !own.includes(FIRST_STRONG_ISOLATE) ? `${FIRST_STRONG_ISOLATE}${own}${POP_ISOLATE}` : own;
}
