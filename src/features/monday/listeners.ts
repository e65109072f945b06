import { mondayModal } from "../../../blocks/monday.ts";
import { needsFor } from "../../../db/home/monday.ts";
import type { Deps, Listening } from "../../slack/listening.ts";

export function listen(listening: Listening, { zone }: Deps): void {
  listening.press("monday:list", async ({ db, person, words, now, show, say }) => {
    if (!person.isCoordinator) return say("monday.onlyCoordinators");
    await show(mondayModal(words, needsFor(db, person, now, zone)));
  });
}
