import type { PersonId } from "../../src/programme/ids.ts";
import { forgetMember } from "../channels/facts.ts";
import { inviteBackToGroups } from "../groups/leaving.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { inviteToPairs, noteMemberBack } from "../pairs/channel.ts";
import { followProfiles } from "../pairs/invitation-messages.ts";
import { livePairsOf } from "../pairs/pairs.ts";
import { readPerson, sealedFor } from "../people/people.ts";
import { channelChanges, erasures, outbox, people, profiles, samePeople } from "../schema/index.ts";
import { personColumns } from "../schema/person-columns.index.ts";
import { type AnySQLiteColumn, and, eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { followNewName } from "./new-names.ts";

/** The newer account takes the place of a closed one: the person keeps her id, and all that refers to it stays as it is. */

/** What tells of the row itself stays with the account it tells of. */
const stays: readonly AnySQLiteColumn[] = [
  erasures.personId,
  samePeople.closedId,
  samePeople.newId,
  samePeople.answeredBy,
];

/** Every other column that refers to a person. */
export const columnsOfPeople = personColumns.filter((column) => !stays.includes(column));

export type AccountMoved = { personId: PersonId };

/** `isFirst`: the person of `toId` had no account before, so that nobody is told that she is back. */
type Move = { toId: PersonId; fromId: PersonId; isFirst?: boolean };

/**
 * Gives the person of `toId`, whose account is closed, the account and everything else of `fromId`, who is then no person of her own. The role
 * of a coordinator or organiser is not passed on: it opens too much, and another coordinator gives it in two presses.
 */
export function moveAccount(db: Db, move: Move, now: number): AccountMoved {
  const { toId, fromId, isFirst = false } = move;
  const before = readPerson(db, toId);
  const { firstName } = before;
  if (before.slackUserId !== undefined) {
    db.orm.delete(channelChanges).where(eq(channelChanges.slackUserId, before.slackUserId)).run();
    forgetMember(db, before.slackUserId);
  }
  chooseProfiles(db, move);
  for (const column of columnsOfPeople) {
    const name = sql.identifier(column.name);
    db.orm.run(sql`update or ignore ${column.table} set ${name} = ${toId} where ${name} = ${fromId}`);
    // What is left is there for both, as two answers to one invitation.
    db.orm.run(sql`delete from ${column.table} where ${name} = ${fromId}`);
  }
  moveRows(db, move);
  takeAccount(db, move);
  const after = readPerson(db, toId);
  followProfiles(db, new Set([toId]), now);
  if (after.firstName !== firstName) followNewName(db, toId, now);
  // The newer account has never been in the channel, so nothing says that it left.
  if (isFirst) inviteToPairs(db, after, now);
  else noteMemberBack(db, after, now, now);
  inviteBackToGroups(db, after, now);
  if (livePairsOf(db, toId).length > 0) {
    const ref = { person: toId, pair: livePairsOf(db, toId)[0]?.id ?? ("" as never) };
    enqueue(db, { key: `pairs:notice:${toId}:${fromId}`, kind: "pairs:notice", ref, dueAt: now }, now);
  }
  refreshHome(db, [toId], now);
  return { personId: toId };
}

/** One profile for each role: the newer one, but never one that another wrote in place of one by the person. */
function chooseProfiles(db: Db, { toId, fromId }: Move): void {
  const of = (personId: PersonId) => db.orm.select().from(profiles).where(eq(profiles.personId, personId)).all();
  const isOwn = (row: typeof profiles.$inferSelect) => row.writtenBy === null || row.writtenBy === row.personId;
  for (const fresh of of(fromId)) {
    const old = of(toId).find(({ role }) => role === fresh.role);
    if (!old) continue;
    const keepsOld = isOwn(old) && !isOwn(fresh);
    const goes = keepsOld ? fresh : old;
    db.orm.delete(profiles).where(eq(profiles.id, goes.id)).run();
  }
}

/** What the bot has said to the newer account, or will say, belongs to the person. A row that both have is sent once. */
function moveRows(db: Db, { toId, fromId }: Move): void {
  const has = (column: AnySQLiteColumn) => sql`instr(${column}, ${fromId}) > 0`;
  const moved = (column: AnySQLiteColumn) => sql`replace(${column}, ${fromId}, ${toId})`;
  const isAbout = sql`(${has(outbox.lane)} or ${has(outbox.key)} or ${has(outbox.ref)})`;
  db.orm.run(
    sql`update or ignore ${outbox} set key = ${moved(outbox.key)}, lane = ${moved(outbox.lane)}, ref = ${moved(outbox.ref)} where ${isAbout}`,
  );
  db.orm
    .delete(outbox)
    .where(and(eq(outbox.state, "due"), isAbout))
    .run();
  db.orm.run(sql`update ${outbox} set lane = ${moved(outbox.lane)}, ref = ${moved(outbox.ref)} where ${isAbout}`);
}

/** The person's row gets what Slack says of the newer account, and what its user has chosen there. */
function takeAccount(db: Db, { toId, fromId }: Move): void {
  const [old, fresh] = [toId, fromId].map((id) => db.orm.select().from(people).where(eq(people.id, id)).get());
  if (!old || !fresh) throw new Error("one of the two is gone");
  const names = sealedFor(db, toId, { ...fresh, id: fromId });
  db.orm.delete(people).where(eq(people.id, fromId)).run();
  db.orm
    .update(people)
    .set({
      slackUserId: fresh.slackUserId,
      ...names,
      calledName: names.calledName ?? old.calledName,
      email: null,
      emailMark: fresh.emailMark ?? old.emailMark,
      language: fresh.language ?? old.language,
      profileLanguage: fresh.profileLanguage,
      importedLanguage: fresh.importedLanguage ?? old.importedLanguage,
      languageOfferedIn: fresh.languageOfferedIn,
      timeZone: fresh.timeZone,
      isAdmin: fresh.isAdmin,
      isGuest: fresh.isGuest,
      isBot: fresh.isBot,
      isStranger: fresh.isStranger,
      deactivatedAt: null,
      coordinatorSince: fresh.coordinatorSince,
      peerOrganiserSince: fresh.peerOrganiserSince,
      dmChannelId: fresh.dmChannelId,
      homeOpenedAt: fresh.homeOpenedAt,
      homePages: null,
      homeFilter: fresh.homeFilter,
      homeProgramme: fresh.homeProgramme,
      noticeGivenAt: fresh.noticeGivenAt,
      importedAt: fresh.importedAt ?? old.importedAt,
      importId: fresh.importId ?? old.importId,
    })
    .where(eq(people.id, toId))
    .run();
}
