import { domainToASCII } from "node:url";
import { DAY_MS } from "../calendar/calendar.ts";
import type { MailChoice } from "./form.ts";

/** What a letter is about. `code`: the confirmation of an address, which nobody chooses. */
export type LetterTopic = "meetings" | "announcements" | "code";

/** Whether somebody with this choice gets letters about this. */
export const wants = (choice: MailChoice | null, topic: LetterTopic): boolean =>
  topic === "code" || choice === "all" || (choice === "meetings" && topic === "meetings");

const LONGEST_LOCAL_PART = 64;
const LOCAL_PART = /^[\w!#$%&'*+/=?^\x60{|}~.-]+$/;
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * The address as letters are sent to it, or undefined if there can be no such address. Its domain in lower case and ASCII. Refused are quoted local
 * parts, comments and address literals, which mail programs read in different ways, and local parts that need SMTPUTF8, which many servers lack.
 */
export function mailAddressFrom(typed: string): string | undefined {
  const text = typed.normalize("NFC").trim();
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  const domain = domainToASCII(text.slice(at + 1).toLowerCase());
  const isLocal = LOCAL_PART.test(local) && local.length <= LONGEST_LOCAL_PART;
  const hasDots = local.startsWith(".") || local.endsWith(".") || local.includes("..");
  return at > 0 && isLocal && !hasDots && DOMAIN.test(domain) ? `${local}@${domain}` : undefined;
}

/** How long a code is valid. Greylisting can delay the first letter to an address by an hour, and people read e-mail in the evening. */
export const CODE_VALID_MS = DAY_MS;
/** After so many wrong codes a new one is needed. */
export const MOST_WRONG_CODES = 5;
/** More codes are not sent in a day: a typing mistake would fill a stranger's mailbox. */
export const MOST_CODES_A_DAY = 3;

export const CODE_DIGITS = 6;

/** A code as somebody types it: with spaces or a hyphen, in digits of her script. Undefined if it is none. */
export function codeFrom(typed: string): string | undefined {
  const digits = typed.normalize("NFKC").replaceAll(/[\s-]/gu, "");
  return /^\d+$/.test(digits) && digits.length === CODE_DIGITS ? digits : undefined;
}
