import { midWayQuestion, midWayShown } from "../../../blocks/mid-way.ts";
import { midWayFor, noteMidWayAsked, ownMidWay, readMidWay, type SeenMidWay } from "../../../db/mid-way/mid-way.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { otherOf, type Pair } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import { programmeOfPair } from "../../../db/programmes/programmes.ts";
import { pairIn, toPerson, toPersonIn } from "../../outbox/addresses.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";
import { pauseEndsAt } from "../../programme/silence/rules.ts";
import type { Words } from "../../texts/words.ts";
import type { OpenQuestions } from "../home/question.ts";

type About = Pick<Pair, "id"> & { other: string; isOver: boolean };

const questionOf = (words: Words, { id: pairId, other, isOver }: About, seen: SeenMidWay | undefined) =>
  midWayQuestion(words, {
    pairId,
    other,
    rating: seen?.rating ?? null,
    hasNeeds: typeof seen?.needs === "string",
    isShared: seen?.isShared ?? false,
    isOver,
  });

/** To each of the two, once. A paused pair is left alone until its day; a question that waits when the pair ends is dropped. */
const ask = messageEffect({
  kind: kinds["mid-way:ask"],
  over: noLongerNeeded,
  withinHours: true,
  to: (context, ref) => toPerson(pairIn(context, ref)[ref.role]),
  waitUntil: (context, ref) => pauseEndsAt(pairIn(context, ref), context.now, context.zone),
  draw({ db, words, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    const isOver = pair.state !== "open";
    if (!isRedraw && (isOver || !programmeOfPair(db, pair).version.contents.hasMidWay)) return undefined;
    const { id: personId } = pair[ref.role];
    const other = otherOf(pair, personId).firstName;
    return questionOf(words, { id: pair.id, other, isOver }, ownMidWay(db, personId, pair.id));
  },
  sent: ({ db, now }, ref) => noteMidWayAsked(db, pairIn({ db }, ref), ref.role, now),
});

/** To the coordinator who answered for the pair when one of the two chose to show her answer. */
const shown = messageEffect({
  kind: kinds["mid-way:shown"],
  over: noLongerNeeded,
  withinHours: false,
  to: toPersonIn,
  draw({ db, words, viewer, isRedraw }, ref) {
    const isShared = midWayFor(db, viewer, ref.answer)?.isShared ?? false;
    if (!isRedraw && !isShared) return undefined;
    const { name } = readPerson(db, readMidWay(db, ref.answer).personId);
    return midWayShown(words, { id: ref.answer, name, isShared });
  },
});

export const effects: readonly Effect[] = [ask, shown];

/** For each of the two: what she was asked, and her answer so far. */
export const openQuestions: OpenQuestions = ({ db, words, person }, { id, other }) => {
  const seen = ownMidWay(db, person.id, id);
  if (!seen) return [];
  const { blocks } = questionOf(words, { id, other: other.firstName, isOver: false }, seen);
  return [{ since: seen.askedAt, blocks, isAnswered: seen.rating !== null }];
};
