/**
 * What the end of an attempt to give a letter to the mail server means. Replies and codes: RFC 5321 section 4.2, RFC 3463.
 */

/** The letter certainly did not go, and may go later. `waitMs`: our own pace asks to wait; undefined: the mail server does. */
export class MailUnready extends Error {
  readonly waitMs: number | undefined;
  constructor(reason: string, waitMs?: number) {
    super(reason);
    this.waitMs = waitMs;
  }
}

/** The mail server refuses the letter for good. `isOfAddress`: because of the address, so that no other letter would go there either. */
export class MailRefused extends Error {
  readonly isOfAddress: boolean;
  constructor(reason: string, isOfAddress: boolean) {
    super(reason);
    this.isOfAddress = isOfAddress;
  }
}

/** The text was given, and no answer came: the letter may have gone. */
export class MailUncertain extends Error {}

/** What nodemailer says of a failure. `command`: during which command of SMTP. */
type Failure = { code?: string; command?: string; responseCode?: number; response?: string };

/** RFC 3463: `5.1.1`. */
const enhancedIn = (response = ""): string | undefined => /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];

/** Enhanced codes of an address: there is none (5.1), or the mailbox is closed (5.2.1). Not of a full one (5.2.2), which can be emptied. */
const OF_ADDRESS = /^5\.(1\.\d+|2\.1)$/;

/** Codes whose reply is about the server that sends: its rights, its domain, its contents. Correcting the address would not help. */
const OF_SENDER = /^5\.(1\.[78]|[357]\.\d+)$/;

/** What is logged and stored of a reply: codes only, because servers repeat the address in its text. */
function reasonOf({ code, command, responseCode, response }: Failure): string {
  const isNamed = command !== undefined && command !== "CONN";
  const during = isNamed && /^[A-Z ]{2,12}$/.test(command) ? command.toLowerCase() : "connection";
  const reply = responseCode ? [responseCode, enhancedIn(response)].filter(Boolean).join(" ") : (code ?? "no answer");
  return `${during}: ${reply}`;
}

/** Whether the reply shows that the mail server itself is there and accepts us: what it says is about one letter. */
export const isAboutLetter = ({ command, responseCode, response }: Failure): boolean =>
  responseCode !== undefined &&
  responseCode !== 421 &&
  (command === "DATA" || (command === "RCPT TO" && !OF_SENDER.test(enhancedIn(response) ?? "")));

/** @param isGiven whether the text of the letter had begun to be given */
export function meaningOfFailure(error: unknown, isGiven: boolean): MailUnready | MailRefused | MailUncertain {
  const failure: Failure = error instanceof Error ? (error as Failure) : {};
  const reason = reasonOf(failure);
  const { responseCode, response } = failure;
  // A reply of 4xx or 5xx to the text says that the server has not taken it.
  if (isGiven && !(responseCode !== undefined && responseCode >= 400)) return new MailUncertain(reason);
  if (responseCode === undefined || responseCode < 500 || !isAboutLetter(failure)) return new MailUnready(reason);
  const enhanced = enhancedIn(response);
  if (enhanced?.startsWith("5.2.2")) return new MailUnready(reason);
  const isOfAddress = enhanced === undefined ? failure.command === "RCPT TO" : OF_ADDRESS.test(enhanced);
  return new MailRefused(reason, isOfAddress);
}
