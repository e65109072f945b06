import { words } from "./words.ts";

/** What the workspace's client says of a field, in English, in the page's language; what the app says stays as it is. */
export function complaintIn(text: string): string {
  const { complaints } = words();
  for (const [pattern, say] of complaints) {
    const found = new RegExp(`^${pattern}$`).exec(text);
    if (found) return say(found[1] ?? "", found[2] ?? "");
  }
  return text;
}
