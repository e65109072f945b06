import { noteHomeOpened } from "../../db/home-facts.ts";
import { readSettings } from "../../db/settings.ts";
import type { Deps, Listening } from "../slack/listening.ts";

export function listen(listening: Listening, deps: Deps): void {
  listening.event<{ user: string; tab?: string }>("app_home_opened", async ({ user, tab }) => {
    if (tab !== "home") return;
    // Before anybody has set it up it matters who is an admin today.
    const person = await (readSettings(deps.db) ? listening.personOf(user) : listening.personToday(user));
    if (person) noteHomeOpened(deps.db, person.id, deps.clock.now());
  });
}
