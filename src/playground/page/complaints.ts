import { words } from "./words.ts";

/** The complaint in the page's language, if it is one of the workspace's client (workspace/client-rules.ts); the app's are returned as they are. */
export function complaintIn(text: string): string {
  const { complaints } = words();
  for (const [pattern, say] of complaints) {
    const found = new RegExp(`^${pattern}$`).exec(text);
    if (found) return say(found[1] ?? "", found[2] ?? "");
  }
  return text;
}
