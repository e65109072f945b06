import type { Screen } from "./screen.ts";

type DownloadedFile = { name: string; content: string };

const types: Readonly<Record<string, string>> = {
  csv: "text/csv",
  gif: "image/gif",
  ics: "text/calendar",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain",
};

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));

async function read(screen: Screen, file: string): Promise<{ name: string; blob: Blob }> {
  const { name, content } = await screen.ask<DownloadedFile>("download", { file });
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  return { name, blob: new Blob([bytesOf(content)], { type: types[ending] ?? "application/octet-stream" }) };
}

/** A browser may begin the download some time after the click. */
const REVOKE_AFTER_MS = 10_000;

export const fileBlob = async (screen: Screen, file: string): Promise<Blob> => (await read(screen, file)).blob;

/** Downloads the file in the browser. */
export async function saveFile(screen: Screen, file: string): Promise<void> {
  const { name, blob } = await read(screen, file);
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}

/** Uploads a file and shares it in the channel; without a channel only the person has it, for a form's file field. Resolves to its id. */
export async function uploadFile(screen: Screen, file: File, channel?: string, text = ""): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const answer = await screen.ask<{ file: string }>("upload", {
    ...(channel ? { channel } : {}),
    name: file.name,
    content: btoa(binary),
    text,
  });
  return answer.file;
}
