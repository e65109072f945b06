import { drafts } from "./composer.ts";
import { openScreens, screenOf } from "./screens.ts";
import { loadedSession } from "./session.ts";
import type { Raw } from "./values.ts";

const STORAGE_KEY = "playground-typed";

type Kept = { born: string; drafts: [string, string][]; typed: Record<string, [string, Raw][]> };

/** Restores what was typed in this tab and not sent, before it was loaded again. Other tabs have words of their own. */
export function restoreTyped(): void {
  addEventListener("pagehide", keep);
  const kept = read();
  if (kept?.born !== loadedSession().born) return;
  for (const [place, text] of kept.drafts) drafts.set(place, text);
  for (const [person, typed] of Object.entries(kept.typed)) screenOf(person).change({ typed: new Map(typed) });
}

function read(): Kept | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(): void {
  const typed = Object.fromEntries(openScreens().map((screen) => [screen.me, [...screen.content.value.typed]]));
  const kept: Kept = { born: loadedSession().born, drafts: [...drafts], typed };
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
}
