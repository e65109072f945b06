import type { PersonId } from "../../src/programme/ids.ts";
import { remindedAtIn } from "../meetings/meeting-outbox-rows.ts";
import { kickoffOf, plannedMeeting } from "../meetings/meetings.ts";
import { openPairsOf, type Pair } from "../pairs/pairs.ts";
import type { Db } from "../store/open.ts";
import { writeMeetingLetters, writeMissedLetters } from "./letters.ts";

/** The first meeting was told by the welcome in the channel, so the letter about it is written when that is made. */
export function whenPairOpened(db: Db, pair: Pair, now: number): void {
  const kickoff = kickoffOf(db, pair.id);
  if (kickoff && kickoff.startsAt > now) writeMeetingLetters(db, [pair.mentor, pair.actor], kickoff, now);
}

/** What a person who gets letters from now on has missed: when and where her next meetings are, and their reminders. */
export function writeComingLetters(db: Db, personId: PersonId, now: number, zone: string): void {
  for (const pair of openPairsOf(db, personId))
    for (const meeting of [kickoffOf(db, pair.id), plannedMeeting(db, pair.id, now)]) {
      if (meeting?.state !== "planned" || !meeting.hasTime || meeting.startsAt <= now) continue;
      writeMissedLetters(db, { id: personId }, meeting, { remindedAt: remindedAtIn(db, pair, meeting, zone) }, now);
    }
}
