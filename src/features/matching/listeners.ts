import { calculatingModal, proposalsModal } from "../../../blocks/matching.ts";
import { newPairModal } from "../../../blocks/pairs.ts";
import { proposedLanguage } from "../../../db/enrolment/channel-language.ts";
import { findRefusable, refuseMatch, type WhyNot, whyNotTogether } from "../../../db/matching/matching.ts";
import { programmesWished } from "../../../db/matching/terms.ts";
import { lastMadeBy } from "../../../db/pairs/last-kickoff.ts";
import { hasAccount, readPerson } from "../../../db/people/people.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { openProgrammes } from "../../../db/programmes/programmes.ts";
import { timeOf } from "../../programme/calendar/calendar.ts";
import { type PairId, type PersonId, pairIdFrom, personIdFrom, type ViewId, viewIdFrom } from "../../programme/ids.ts";
import { kickoffAfter } from "../../programme/pairs/rules.ts";
import type { Deps, Listening, Press, Visit } from "../../slack/listening.ts";
import type { Markup } from "../../texts/markup.ts";
import type { TextKey } from "../../texts/words.ts";
import { choosing } from "./choosing.ts";
import { roundFor } from "./gathering.ts";
import { roundShown } from "./pages.ts";

export function listen(listening: Listening, _deps: Deps): void {
  listening.press("matching:propose", async (visit) => {
    if (!visit.person.isCoordinator) return visit.say("pairs.notCoordinator");
    const viewId = await visit.showWaiting(calculatingModal(visit.words));
    if (viewId === undefined) return;
    recordLook(visit.db, { at: visit.now, personId: visit.person.id, action: "matching:propose" });
    await drawRound(visit, viewId, 1);
  });

  for (const turn of ["matching:page", "matching:page-back", "matching:refresh"])
    listening.press(turn, async (visit, press) => {
      const viewId = await roundInFront(visit, press);
      if (viewId !== undefined) await drawRound(visit, viewId, Number(press.value), carriedIn(press.view?.metadata));
    });

  listening.press("matching:refuse", async (visit, press) => {
    const viewId = await roundInFront(visit, press);
    if (viewId === undefined) return;
    const { db, person, now } = visit;
    const two = twoIn(press.value);
    const whyNot = db.transaction(() => {
      const by = asCoordinator(db, person);
      if (!two || !by) return "gone";
      const may = findRefusable(db, by, two);
      if ("why" in may) return may.why === "refused" ? undefined : may.why;
      refuseMatch(db, may, now);
      return undefined;
    });
    if (whyNot) await tellWhyNot(visit, whyNot, press.value);
    await drawRound(visit, viewId, pageOf(press), carriedIn(press.view?.metadata));
  });

  listening.press("matching:pair", async (visit, press) => {
    const viewId = await roundInFront(visit, press);
    if (viewId === undefined) return;
    const { db, person, words } = visit;
    const two = twoIn(press.value);
    const whyNot = two ? whyNotTogether(db, { personId: person.id }, two.actorId, two.mentorId) : "gone";
    if (!two || whyNot) {
      await tellWhyNot(visit, whyNot ?? "gone", press.value);
      return drawRound(visit, viewId, pageOf(press), carriedIn(press.view?.metadata));
    }
    const carried = carriedIn(press.view?.metadata);
    const [actor, mentor] = [readPerson(db, two.actorId), readPerson(db, two.mentorId)];
    const programme = programmesWished(db)(two.actorId);
    const answer = {
      language: proposedLanguage(db, { personId: person.id }, two),
      ...(programme ? { programme: programme.id } : {}),
      ...(carried ? fromLastPair(visit, carried) : { place: lastMadeBy(db, person.id)?.kickoff.place ?? null }),
      ...(hasAccount(actor) ? { actor: actor.slackUserId } : {}),
      ...(hasAccount(mentor) ? { mentor: mentor.slackUserId } : {}),
      coordinator: person.slackUserId,
    };
    const metadata = { round: viewId, page: pageOf(press), ...carried };
    await visit.show(newPairModal(words, { answer, metadata, programmes: openProgrammes(db) }));
  });

  choosing(listening);
}

/** The modal of the round in which a coordinator pressed. Otherwise tells the person why not and returns undefined. */
async function roundInFront({ person, say }: Visit, { view }: Press): Promise<ViewId | undefined> {
  if (!person.isCoordinator) await say("pairs.notCoordinator");
  else if (!view?.isModal) await say("matching.openAgain");
  else return view.id;
  return undefined;
}

const pageOf = ({ view }: Press): number => Number(view?.metadata.page ?? 1);

function twoIn(value: string): { actorId: PersonId; mentorId: PersonId } | undefined {
  const [actorId, mentorId] = value.split(" ").map(personIdFrom);
  return actorId && mentorId && { actorId, mentorId };
}

const whyNotText = {
  gone: "matching.notNow.gone",
  "has-mentor": "matching.notNow.hasMentor",
  full: "matching.notNow.full",
  refused: "matching.notNow.refused",
  untrained: "matching.notNow.untrained",
} as const satisfies Record<WhyNot, TextKey>;

/** Says that the list was old, because somebody else has decided meanwhile. */
function tellWhyNot({ db, say }: Visit, whyNot: WhyNot, value: string): Promise<void> {
  const two = twoIn(value);
  if (whyNot === "gone" || !two) return say("matching.notNow.gone");
  const names = { actor: readPerson(db, two.actorId).firstName, mentor: readPerson(db, two.mentorId).firstName };
  return say(whyNotText[whyNot], names);
}

/** Calculates the round again, so that nobody decides by an old result, and shows the same page. */
async function drawRound(visit: Visit, viewId: ViewId, page: number, carried?: Carried, said?: Markup): Promise<void> {
  const { db, person, words, now } = visit;
  const round = await roundFor(db, person, now);
  if (!round) return visit.say("pairs.notCoordinator");
  await visit.redraw(
    viewId,
    proposalsModal(
      words,
      roundShown(round, (id) => readPerson(db, id), page, now),
      { ...carried },
      said,
    ),
  );
}

/**
 * After a pair was made from a round, redraws the list below the modal without that proposal, says what was made, and carries its day, time,
 * place, language and consent to the next pair of this round.
 */
export async function redrawRound(visit: Visit, metadata: Record<string, string | number>): Promise<void> {
  const { db, person, words, deps } = visit;
  const viewId = viewIdFrom(metadata.round);
  if (!viewId || !person.isCoordinator) return;
  const last = lastMadeBy(db, person.id);
  const from = carriedIn(metadata)?.from ?? (last ? timeOf(last.kickoff.startsAt, deps.zone) : "");
  const said =
    last &&
    words.md(last.hasConsent ? "pairs.made" : "pairs.invited", {
      mentor: last.pair.mentor.firstName,
      actor: last.pair.actor.firstName,
    });
  await drawRound(visit, viewId, Number(metadata.page ?? 1), last && { last: last.pair.id, from }, said);
}

/** The pair that was made last in a round, and the clock time of the round's first one. */
type Carried = { last: PairId; from: string };

function carriedIn(metadata: Record<string, string | number> | undefined): Carried | undefined {
  const last = pairIdFrom(metadata?.last);
  return last && { last, from: String(metadata?.from) };
}

/** What a coordinator need not type again, as long as the last pair of the round is the last that she made. */
function fromLastPair({ db, person, deps }: Visit, { last, from }: Carried) {
  const made = lastMadeBy(db, person.id);
  if (made?.pair.id !== last) return {};
  return {
    ...kickoffAfter(made.kickoff, from, deps.zone),
    place: made.kickoff.place ?? null,
    language: made.pair.language,
    consent: made.hasConsent ? (["consent"] as const) : [],
  };
}
