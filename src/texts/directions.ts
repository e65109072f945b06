const FOREIGN = /[\p{L}--\p{Script=Latin}--\p{Script=Common}--\p{Script=Inherited}]/v;
const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ["\u2068", "\u2069"];

/**
 * A name for the middle of a sentence: one that is not Latin does not turn the words and numbers around it.
 * https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export const isolated = (name: string): string =>
  FOREIGN.test(name) && !name.includes(FIRST_STRONG_ISOLATE) ? `${FIRST_STRONG_ISOLATE}${name}${POP_ISOLATE}` : name;
