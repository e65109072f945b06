import type { FileProblem } from "./rules.ts";

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);

/** Whether there are two bytes that form a letter such as ä in UTF-8; in Windows-1252 they would be a pair of characters that nobody writes. */
const hasUtf8Letters = (bytes: Uint8Array): boolean =>
  bytes.some((byte, index) => byte === 0xc3 && (bytes[index + 1] ?? 0) >= 0x80 && (bytes[index + 1] ?? 0) <= 0xbf);

/** Bytes that Windows-1252 does not assign are decoded as control characters. */
const UNASSIGNED = /[\u0080-\u009f]/u;

/**
 * The text of a file: UTF-8 with or without a byte order mark, otherwise Windows-1252, which older versions of Excel write. Any other file is
 * refused with the reason, because wrongly guessed letters would get into people's names.
 */
export function decoded(bytes: Uint8Array): { text: string } | { problem: FileProblem } {
  const problem = (what: "empty" | "spreadsheet" | "utf16" | "notText" | "encoding") => ({ problem: { what } });
  if (bytes.length === 0) return problem("empty");
  // .xlsx is a zip archive, .xls an OLE file. Recognised by content, because the file's name may be anything.
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return problem("spreadsheet");
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return problem("utf16");
  if (bytes.includes(0)) return problem("notText");
  const text = utf8(bytes) ?? (hasUtf8Letters(bytes) ? undefined : windows1252(bytes));
  if (text === undefined) return problem("encoding");
  return text.trim() === "" ? problem("empty") : { text };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function windows1252(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder("windows-1252").decode(bytes);
  return UNASSIGNED.test(text) ? undefined : text;
}
