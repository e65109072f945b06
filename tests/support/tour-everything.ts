import type { Tour } from "./tour.ts";
import { announce } from "./tour-announcements.ts";
import { begin } from "./tour-beginning.ts";
import { lookAfter } from "./tour-coordinators.ts";
import { turnPages } from "./tour-crowd.ts";
import { finish, putAway, report } from "./tour-ending.ts";
import { endTheGroup, meetInGroup } from "./tour-groups.ts";
import { chooseLetters } from "./tour-mail.ts";
import { agreeOnMeetings, awaitTheLog, changeGoals, chooseThePair, openMorePairs, writeLogs } from "./tour-meetings.ts";
import { fillInKickoff, invite, meetFirst } from "./tour-pairs.ts";
import { comeTogether, passContactsOn } from "./tour-peers.ts";
import { forgetWhoWaits, lookAfterPeople } from "./tour-people.ts";
import { shapeProgramme } from "./tour-programmes.ts";
import { ask, beSilent, pause } from "./tour-quiet.ts";
import { goWrong } from "./tour-troubles.ts";

/** Six weeks in which people do everything that can be done, and what the bot then does by itself until spring. */
export async function doEverything(tour: Tour): Promise<void> {
  await begin(tour);
  const pair = await invite(tour);
  await meetFirst(tour, pair);
  await fillInKickoff(tour, pair);
  const others = await openMorePairs(tour);
  await lookAfter(tour, others);
  await chooseLetters(tour, pair);
  await agreeOnMeetings(tour, pair);
  await changeGoals(tour, pair);
  await chooseThePair(tour, others);
  await awaitTheLog(tour, pair, others);
  await writeLogs(tour, pair);
  await comeTogether(tour);
  await passContactsOn(tour);
  await meetInGroup(tour);
  await pause(tour, pair);
  await beSilent(tour);
  await ask(tour);
  await finish(tour, pair, others);
  await report(tour);
  await shapeProgramme(tour);
  await putAway(tour);
  await endTheGroup(tour);
  await lookAfterPeople(tour);
  await goWrong(tour, others);
  await announce(tour);
  await turnPages(tour);
  await forgetWhoWaits(tour);
}
