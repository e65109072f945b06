import type { PairState } from "../pairs/states.ts";

/** Digits and capitals that are not taken for each other: Crockford's base 32. https://www.crockford.com/base32.html */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/** The number of a certificate, from as many random bytes as it has signs: 40 bits. */
export const numberFrom = (random: Uint8Array): string =>
  written(Array.from(random.slice(0, LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join(""));

export const NUMBER_BYTES = LENGTH;

const written = (signs: string): string => `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`;

/** A number as somebody has typed it: in small letters, with spaces, with O for 0 and I or L for 1. Undefined if it is none. */
export function numberIn(typed: string): string | undefined {
  const signs = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign)) ? written(signs) : undefined;
}

/** Why somebody cannot have a certificate of a pair. */
export type WhyNoCertificate = "notYours" | "notOver" | "noMeetings" | "off";

type Facts = { state: PairState; held: number; programmeGives: boolean; hasOne: boolean };

/** A certificate that was issued can be had again, also where the programme gives no more of them. */
export function whyNoCertificate({ state, held, programmeGives, hasOne }: Facts): WhyNoCertificate | undefined {
  if (state !== "finished") return "notOver";
  if (hasOne) return undefined;
  if (!programmeGives) return "off";
  return held === 0 ? "noMeetings" : undefined;
}
