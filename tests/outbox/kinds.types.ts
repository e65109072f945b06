import { message } from "../../blocks/kit.ts";
import { type Db } from "../../db/store/open.ts";
import { enqueue, enqueueAgain, enqueueOrMove, redraw } from "../../db/outbox/outbox.ts";
import { field, kind, lane } from "../../db/outbox/kind.ts";
import { kinds } from "../../db/outbox/kinds.ts";
import { redrawAbout } from "../../db/outbox/redrawing.ts";
import { changesWith, stays, work } from "../../db/outbox/subjects.ts";
import { markCalling, markDropped, markSent, moveRow, postponeRow } from "../../db/outbox/states.ts";
import { type OutboxRow, type RowIn } from "../../db/outbox/rows.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { meetingIn, pairIn, toMeetingsChannel, toPairChannel, toPersonIn } from "../../src/outbox/addresses.ts";
import { createChannelEffect, inviteEffect, removeEffect } from "../../src/outbox/channel.ts";
import { effect } from "../../src/outbox/effects.ts";
import { fileEffect } from "../../src/outbox/file.ts";
import { messageEffect } from "../../src/outbox/message.ts";
import { type MeetingId, type PairId, type PersonId, type SlackChannelId, type SlackUserId } from "../../src/programme/ids.ts";

/*
 * A row or an effect is what its kind says. Only `npm run types` reads this file: a line under `@ts-expect-error` must not compile, the others must.
 */

declare const db: Db;
declare const meeting: MeetingId;
declare const pair: PairId;
declare const person: PersonId;
declare const sent: RowIn<'sent'>;
declare const due: RowIn<'due'>;
declare const calling: RowIn<'calling'>;
declare const any: OutboxRow;
declare const member: { channelId: SlackChannelId; slackUserId: SlackUserId };
const by = { withinHours: false } as const;
const over = () => undefined;

const row = { key: "pairs:left:1", dueAt: 1 }; const two = { pair, person }; const three = { ...two, meeting };
enqueue(db, { ...row, kind: "pairs:left", ref: two }, 1);
enqueue(db, { ...row, kind: "meetings:agreed", ref: { meeting, revision: 1 }, to: pair }, 1);
enqueue(db, { ...row, kind: "meetings:agreed-direct", ref: { meeting, revision: 1, role: "mentor" }, to: person }, 1);
enqueue(db, { ...row, kind: "closing:goodbye", ref: { pair, closing: 1 } }, 1);
enqueue(db, { ...row, kind: "closing:goodbye", ref: { pair, closing: 1, meeting } }, 1);
enqueueAgain(db, { ...row, kind: "follow-up:ask", ref: { meeting }, to: person }, 1);
enqueueOrMove(db, { ...row, key: "pairs:left:1", kind: "pairs:left", ref: two }, 1);
redraw(db, "pairs:left:1", 1); redraw(db, { key: "as it is in the database" }, 1); moveRow(db, "pairs:left:1", 1);
messageEffect({ ...by, kind: kinds["pairs:left"], to: toPersonIn, over, draw: ({ db }, { pair }) => void readPair(db, pair) });
messageEffect({ ...by, kind: kinds["meetings:agreed"], to: toMeetingsChannel, over, draw: (context, ref) => void meetingIn(context, ref) });
messageEffect({ ...by, kind: kinds["pairs:notice"], to: toPersonIn, draw: () => undefined });
kind({ pair: field.pair, meeting: field.meeting }, lane.pairInRef, changesWith("pair", "tasks")); kind({ person: field.person }, lane.personInRef, stays("")); kind({}, () => "", work);
redrawAbout(db, { pair }, 1); redrawAbout(db, { answer: pair, to: [person] }, 1);
effect({ ...by, kind: kinds["pairs:topic"], prepare: (context, { ref }) => ({ drop: pairIn(context, ref).id }) });
inviteEffect({ kind: kinds["pairs:invite"], invitee: (_, { at }) => (at > 1 ? member : undefined), refused: () => "drop" });
removeEffect({ kind: kinds["pairs:take-out"], member: (_, { isLast }) => (isLast === 1 ? member : undefined), refused: () => "drop" });
fileEffect({ kind: kinds["privacy:file"], to: toPersonIn, draw: () => undefined });
postponeRow(db, due, "notYet", { dueAt: 1 }); postponeRow(db, calling, "notFound", { dueAt: 1 }); markSent(db, calling, {}, 1); markDropped(db, due, "", 1);

// @ts-expect-error a kind that does not say what makes its messages untrue
kind({ pair: field.pair }, lane.pairInRef);
// @ts-expect-error a kind that changes with what its reference does not lead to
kind({ person: field.person }, lane.personInRef, changesWith("pair"));
// @ts-expect-error the same, beside one that it leads to
kind({ meeting: field.meeting }, lane.pairGiven, changesWith("pair", "request"));
// @ts-expect-error a message that changes and does not say what is left of it
messageEffect({ ...by, kind: kinds["pairs:left"], to: toPersonIn, draw: () => undefined });
// @ts-expect-error a message that stays, and says what is left of it
messageEffect({ ...by, kind: kinds["pairs:notice"], to: toPersonIn, over: () => message({ mrkdwn: "" }), draw: () => undefined });
// @ts-expect-error a message of a kind that is work
messageEffect({ ...by, kind: kinds["pairs:take-out"], to: toPersonIn, draw: () => undefined });
// @ts-expect-error a change that only one may know of, told to all
redrawAbout(db, { answer: pair }, 1);
// @ts-expect-error a change of something else
redrawAbout(db, { pair: meeting }, 1);
// @ts-expect-error a kind that nobody delivers
enqueue(db, { ...row, kind: "pairs:lost", ref: two }, 1);
// @ts-expect-error a kind that is any text
enqueue(db, { ...row, kind: String("pairs:left"), ref: two }, 1);
// @ts-expect-error a reference too few
enqueue(db, { ...row, kind: "pairs:left", ref: { pair } }, 1);
// @ts-expect-error a reference too many
enqueue(db, { ...row, kind: "pairs:left", ref: { pair, person, meeting } }, 1);
// @ts-expect-error a reference too many, from elsewhere
enqueue(db, { ...row, kind: "pairs:left", ref: three }, 1);
// @ts-expect-error a reference to another thing
enqueue(db, { ...row, kind: "pairs:left", ref: { pair, person: pair } }, 1);
// @ts-expect-error a text for a number
enqueue(db, { ...row, kind: "meetings:agreed", ref: { meeting, revision: "1" }, to: pair }, 1);
// @ts-expect-error a role that there is not
enqueue(db, { ...row, kind: "silence:ask", ref: { pair, role: "coordinator", askedAt: 1 }, to: person }, 1);
// @ts-expect-error any number for a truth
enqueue(db, { ...row, kind: "pairs:take-out", ref: { pair, person, isLast: 2 } }, 1);
// @ts-expect-error a lane beside the address
enqueue(db, { ...row, kind: "pairs:left", ref: two, lane: "person:1" }, 1);
// @ts-expect-error nobody to speak to
enqueue(db, { ...row, kind: "meetings:agreed", ref: { meeting, revision: 1 } }, 1);
// @ts-expect-error a person to speak to, where it is a channel
enqueue(db, { ...row, kind: "meetings:agreed", ref: { meeting, revision: 1 }, to: person }, 1);
// @ts-expect-error somebody to speak to beside the one in the reference
enqueue(db, { ...row, kind: "pairs:left", ref: two, to: person }, 1);
// @ts-expect-error written again, a reference too few
enqueueAgain(db, { ...row, kind: "follow-up:ask", ref: {}, to: person }, 1);
// @ts-expect-error written again, a reference too many
enqueueAgain(db, { ...row, kind: "follow-up:ask", ref: { meeting, pair }, to: person }, 1);
// @ts-expect-error written or moved, a kind that there is not
enqueueOrMove(db, { ...row, key: "pairs:left:1", kind: "pairs:lost", ref: two }, 1);
// @ts-expect-error written or moved, a reference to another thing
enqueueOrMove(db, { ...row, key: "pairs:left:1", kind: "pairs:left", ref: { pair: person, person } }, 1);
// @ts-expect-error drawn again, a key of no kind
redraw(db, "pairs:lost:1", 1);
// @ts-expect-error moved, a key of no kind
moveRow(db, "pair:left:1", 1);
// @ts-expect-error for a kind that there is not
messageEffect({ ...by, kind: kinds["pairs:lost"], to: toPersonIn, over, draw: () => undefined });
// @ts-expect-error for a kind by its name
messageEffect({ ...by, kind: "pairs:left", to: toPersonIn, over, draw: () => undefined });
// @ts-expect-error to the person in a reference that names none
messageEffect({ ...by, kind: kinds["pairs:welcome"], to: toPersonIn, over, draw: () => undefined });
// @ts-expect-error to the channel of a pair that is not named
messageEffect({ ...by, kind: kinds["meetings:agreed"], to: toPairChannel, over, draw: () => undefined });
// @ts-expect-error drawn from what the reference does not say
messageEffect({ ...by, kind: kinds["pairs:left"], to: toPersonIn, over, draw: ({ db }, ref) => void readPair(db, ref.meeting) });
// @ts-expect-error drawn from another thing
messageEffect({ ...by, kind: kinds["pairs:left"], to: toPersonIn, over, draw: ({ db }, { person }) => void readPair(db, person) });
// @ts-expect-error facts that follow from what the reference does not say
messageEffect({ ...by, kind: kinds["pairs:left"], to: toPersonIn, over, draw: () => undefined, sent: (_, { round }) => void round });
// @ts-expect-error a step from what the reference does not say
effect({ ...by, kind: kinds["pairs:topic"], prepare: (_, { ref }) => ({ drop: ref.reason }) });
// @ts-expect-error a step from a reference as it is in the database
effect({ ...by, kind: kinds["pairs:topic"], prepare: (context) => ({ drop: pairIn(context, any.ref).id }) });
// @ts-expect-error an invitation of somebody who is not named
inviteEffect({ kind: kinds["pairs:topic"], invitee: (_, { person }) => void person, refused: () => "drop" });
// @ts-expect-error a removal of somebody who is not named
removeEffect({ kind: kinds["pairs:topic"], member: (_, { person }) => void person, refused: () => "drop" });
// @ts-expect-error a channel by a name that is not there
createChannelEffect({ kind: kinds["pairs:channel"], name: (_, { title }) => void title, made() {}, nameTaken() {}, refused: () => "drop" });
// @ts-expect-error a file to nobody who is named
fileEffect({ kind: kinds["pairs:topic"], to: toPersonIn, draw: () => undefined });
// @ts-expect-error a settled row that is put off
postponeRow(db, sent, "notYet", { dueAt: 1 });
// @ts-expect-error a settled row that is called
markCalling(db, sent, { channel: null, dueAt: 1 });
// @ts-expect-error a settled row that is dropped
markDropped(db, sent, "", 1);
// @ts-expect-error a row that is sent without a call
markSent(db, due, {}, 1);
// @ts-expect-error a row without a call of which nothing is found
postponeRow(db, due, "notFound", { dueAt: 1 });
// @ts-expect-error a row of which nobody knows the state
markDropped(db, any, "", 1);
