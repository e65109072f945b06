import MailComposer from "nodemailer/lib/mail-composer";
import { addressesIn, escaped } from "../texts/markup.ts";
import type { Letter } from "./letter.ts";
import type { MailSettings } from "./settings.ts";

/** The letter as it is given to the mail server. */

export type Envelope = {
  to: string;
  letter: Letter;
  /** Of the letter's row: the same for the same letter. */
  mark: string;
  /** Milliseconds since 1970 UTC. */
  at: number;
};

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

const linesOf = (paragraph: string | readonly string[]): readonly string[] =>
  typeof paragraph === "string" ? [paragraph] : paragraph;

/** RFC 3676 section 4.3: a mail program takes what follows this line for a signature, which it may hide. No other line ends in a space. */
const BEFORE_SIGNATURE = "-- \n";

export const plainTextOf = ({ paragraphs, footer }: Letter): string => {
  const texts = paragraphs.map((one) =>
    linesOf(one)
      .join("\n")
      .replaceAll(/[^\S\n]+$/gm, ""),
  );
  return `${[...texts, `${BEFORE_SIGNATURE}${footer.join("\n\n")}`].join("\n\n")}\n`;
};

const attribute = (text: string): string => escaped(text).replaceAll('"', "&quot;");

/** A line with its web addresses as links. They lead where they say, without detours. */
function htmlOf(line: string): string {
  let rest = line;
  const parts: string[] = [];
  for (const address of addressesIn(line)) {
    const at = rest.indexOf(address);
    parts.push(escaped(rest.slice(0, at)), `<a href="${attribute(address)}">${escaped(address)}</a>`);
    rest = rest.slice(at + address.length);
  }
  return [...parts, escaped(rest)].join("");
}

const paragraphOf = (paragraph: string | readonly string[], style = ""): string =>
  `<p${style}>${linesOf(paragraph).map(htmlOf).join("<br>\n")}</p>`;

/** No pictures, no scripts, nothing from elsewhere. Readable on a phone: one column, the reader's own letters and colours. */
export const htmlTextOf = ({ lang, subject, paragraphs, footer }: Letter): string =>
  [
    "<!doctype html>",
    `<html lang="${lang}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(subject)}</title></head>`,
    '<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 34em; margin: 0 auto; padding: 16px">',
    `<h1 style="font-size: 20px">${escaped(subject)}</h1>`,
    ...paragraphs.map((one) => paragraphOf(one)),
    "<hr>",
    ...footer.map((one) => paragraphOf(one, ' style="font-size: 14px"')),
    "</body>",
    "</html>",
    "",
  ].join("\n");

/** Headers by which no program answers: RFC 3834 section 5; the other one is Outlook's and Exchange's. */
const FROM_A_PROGRAM = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply" };

/** In UTF-16 units, each of which takes up to 9 letters: a line of a header has at most 998. */
const SUBJECT_LENGTH = 78;

/**
 * RFC 2369 section 3.2, shown by mail programs as a button: it writes a letter to those who can stop ours. RFC 8058, by which a program stops them
 * itself, needs an address on the web.
 */
const unsubscribing = (stopTo: string, { stopSubject }: Letter): string =>
  `<mailto:${encodeURIComponent(stopTo).replaceAll("%40", "@")}?subject=${encodeURIComponent(stopSubject.slice(0, SUBJECT_LENGTH).toWellFormed())}>`;

export async function composed({ from, stopTo }: MailSettings, { to, letter, mark, at }: Envelope): Promise<Buffer> {
  const { calendar } = letter;
  const mail = new MailComposer({
    from,
    to,
    subject: letter.subject,
    date: new Date(at),
    messageId: `<${mark}@${domainOf(from.address)}>`,
    headers: {
      ...FROM_A_PROGRAM,
      "Content-Language": letter.lang,
      ...(stopTo === undefined ? {} : { "List-Unsubscribe": unsubscribing(stopTo, letter) }),
    },
    text: plainTextOf(letter),
    html: htmlTextOf(letter),
    // Once as an alternative, which mail programs show as an invitation, and once as a file for those that do not.
    ...(calendar === undefined
      ? {}
      : { icalEvent: { method: calendar.method, filename: calendar.name, content: Buffer.from(calendar.file) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await mail.compile().build();
}
