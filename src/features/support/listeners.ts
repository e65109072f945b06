import { requestModal, supportModal, supportThanks } from "../../../blocks/support.ts";
import { livePairsOf, otherOf, roleInPair } from "../../../db/pairs/pairs.ts";
import { asCoordinator, type PairAs, pairAs } from "../../../db/privacy/acting.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { readSettings } from "../../../db/store/settings.ts";
import {
  askSupport,
  finishRequest,
  hasReader,
  type Request,
  requestFor,
  requestInHand,
  supportTextFor,
  takeRequest,
} from "../../../db/support/support.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type PairId, pairIdFrom, type SupportRequestId, supportRequestIdFrom } from "../../programme/ids.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";
import { toldApart } from "../../programme/people/names.ts";
import { supportForm } from "../../programme/support/form.ts";
import type { Deps, Listening, Visit } from "../../slack/listening.ts";

export function listen(listening: Listening, _deps: Deps): void {
  listening.press("support:ask", async (visit, { value }) => {
    const { db, person, words } = visit;
    if (person.isStranger || !readSettings(db)) return visit.say("setup.notYet");
    const own = livePairsOf(db, person.id);
    const meant = pairIdFrom(value);
    if (person.isCoordinator && (value === "" ? own.length === 0 : !isOneOfTwo(visit, meant)))
      return visit.say("support.isCoordinator");
    const onlyPair = own.length === 1 ? own[0] : undefined;
    const pairId = isOneOfTwo(visit, meant) ? meant : onlyPair?.id;
    const others = own.map((pair) => ({ id: pair.id, other: otherOf(pair, person.id) }));
    const called = toldApart(others.map(({ other }) => other));
    const pairs = pairId === undefined ? others.map(({ id, other }) => ({ id, otherName: called(other) })) : [];
    await visit.show(supportModal(words, { pairId, pairs }));
  });

  listening.submit("support", {
    handle(visit, { state, metadata }) {
      const { db, person, words, now } = visit;
      const { answer, complaints } = readAnswer(supportForm, state);
      if (!answer) return { complaints };
      const chosen = ownPair(visit, answer.pair);
      if (answer.pair !== null && !chosen) return { complaints: { pair: { key: "forms.notOffered" } } };
      const pair = ownPair(visit, metadata.pair) ?? chosen;
      const id = askSupport(db, person, { kind: "support", pair, text: answer.text }, now);
      return { done: supportThanks(words, hasReader(db, id)) };
    },
  });

  listening.press("support:show", async (visit, { value }) => {
    const { db, person, words, now } = visit;
    const request = requestForCoordinator(visit, supportRequestIdFrom(value));
    if (!request) return visit.say("support.onlyCoordinators");
    recordLook(db, {
      at: now,
      personId: person.id,
      action: "support:show",
      authorIds: [request.person.id],
      ...(request.pair ? { pairId: request.pair.id } : {}),
    });
    await visit.show(
      requestModal(words, { ...request, text: supportTextFor(db, { personId: person.id }, request.id) }),
    );
  });

  listening.press("support:take", async (visit, { value }) => {
    const { db, person, now } = visit;
    const id = supportRequestIdFrom(value);
    const outcome = db.transaction(() => {
      const request = inHand(visit, id);
      return request && { isTaken: takeRequest(db, request, now) };
    });
    if (!outcome) return visit.say("support.onlyCoordinators");
    const { state, takenBy } = requestForCoordinator(visit, id) ?? {};
    if (outcome.isTaken || takenBy?.id === person.id) return;
    const key = state === "done" ? "support.doneAlready" : "support.takenAlready";
    await visit.say(key, { name: takenBy?.firstName ?? "" });
  });

  listening.press("support:done", async (visit, { value }) => {
    const { db, now } = visit;
    const isAllowed = db.transaction(() => {
      const request = inHand(visit, supportRequestIdFrom(value));
      if (request) finishRequest(db, request, now);
      return request !== undefined;
    });
    if (!isAllowed) return visit.say("support.onlyCoordinators");
  });
}

/** Whether the person is one of the two of a pair. */
function isOneOfTwo({ db, person }: Visit, pairId: PairId | undefined): boolean {
  const role = roleInPair(db, person.id, pairId);
  return role === "mentor" || role === "actor";
}

function ownPair({ db, person }: Visit, id: unknown): PairAs<PairRole> | undefined {
  const pair = pairAs(db, person, pairIdFrom(id));
  return pair?.role === "coordinator" ? undefined : pair;
}

function inHand({ db, person }: Visit, id: SupportRequestId | undefined) {
  const coordinator = asCoordinator(db, person);
  return coordinator && requestInHand(db, coordinator, id);
}

const requestForCoordinator = ({ db, person }: Visit, id: SupportRequestId | undefined): Request | undefined =>
  person.isCoordinator ? requestFor(db, { personId: person.id }, id) : undefined;
