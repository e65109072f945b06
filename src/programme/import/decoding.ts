import type { FileProblem } from "./rules.ts";

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);

/** Two bytes which together are one letter of UTF-8 that Finnish or Swedish has; in Windows-1252 nobody writes them one after the other. */
const hasUtf8Letters = (bytes: Uint8Array): boolean =>
  bytes.some((byte, index) => byte === 0xc3 && (bytes[index + 1] ?? 0) >= 0x80 && (bytes[index + 1] ?? 0) <= 0xbf);

/** Places that Windows-1252 leaves empty come out as control characters. */
const UNASSIGNED = /[\u0080-\u009f]/u;

/**
 * The text of a file: UTF-8 with or without a byte order mark, else Windows-1252, in which older versions of Excel write. What looks like
 * neither is refused with its reason, because guessed letters would stand in people's names.
 */
export function decoded(bytes: Uint8Array): { text: string } | { problem: FileProblem } {
  const problem = (what: "empty" | "spreadsheet" | "utf16" | "notText" | "encoding") => ({ problem: { what } });
  if (bytes.length === 0) return problem("empty");
  // .xlsx is a zip archive, .xls an OLE file: whatever they are named.
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
