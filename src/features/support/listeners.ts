import { requestModal, supportModal, supportThanks } from "../../../blocks/support.ts";
import { livePairsOf, otherOf, roleInPair } from "../../../db/pairs/pairs.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { readSettings } from "../../../db/store/settings.ts";
import {
  askSupport,
  finishRequest,
  hasReader,
  type Request,
  requestFor,
  supportTextFor,
  takeRequest,
} from "../../../db/support/support.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { supportForm } from "../../programme/support/form.ts";
import type { Deps, Listening, Visit } from "../../slack/listening.ts";

export function listen(listening: Listening, _deps: Deps): void {
  listening.press("support:ask", async (visit, { value }) => {
    const { db, person, words } = visit;
    if (person.isStranger || !readSettings(db)) return visit.say("setup.notYet");
    const own = livePairsOf(db, person.id);
    if (person.isCoordinator && (value === "" ? own.length === 0 : !isHers(visit, value)))
      return visit.say("support.isCoordinator");
    const onlyPair = own.length === 1 ? own[0] : undefined;
    const pairId = isHers(visit, value) ? value : (onlyPair?.id ?? "");
    const pairs =
      pairId === "" ? own.map((pair) => ({ id: pair.id, otherName: otherOf(pair, person.id).firstName })) : [];
    await visit.show(supportModal(words, { pairId, pairs }));
  });

  listening.submit("support", {
    handle(visit, { state, metadata }) {
      const { db, person, words, now } = visit;
      const { answer, complaints } = readAnswer(supportForm, state);
      if (!answer) return { complaints };
      if (answer.pair !== null && !isHers(visit, answer.pair))
        return { complaints: { pair: { key: "forms.notOffered" } } };
      const about = [String(metadata.pair ?? ""), answer.pair ?? ""].find((pairId) => isHers(visit, pairId));
      const id = askSupport(
        db,
        { personId: person.id, kind: "support", text: answer.text, ...(about === undefined ? {} : { pairId: about }) },
        now,
      );
      return { done: supportThanks(words, hasReader(db, id)) };
    },
  });

  listening.press("support:show", async (visit, { value }) => {
    const { db, person, words, now } = visit;
    const request = requestForCoordinator(visit, value);
    if (!request) return visit.say("support.onlyCoordinators");
    recordLook(db, {
      at: now,
      personId: person.id,
      action: "support:show",
      authorIds: [request.person.id],
      ...(request.pair ? { pairId: request.pair.id } : {}),
    });
    await visit.show(requestModal(words, { ...request, text: supportTextFor(db, { personId: person.id }, value) }));
  });

  listening.press("support:take", async (visit, { value }) => {
    const { db, person, now } = visit;
    if (!requestForCoordinator(visit, value)) return visit.say("support.onlyCoordinators");
    const isTaken = db.transaction(() => takeRequest(db, value, person.id, now));
    const { state, takenBy } = requestForCoordinator(visit, value) ?? {};
    if (isTaken || takenBy?.id === person.id) return;
    const key = state === "done" ? "support.doneAlready" : "support.takenAlready";
    await visit.say(key, { name: takenBy?.firstName ?? "" });
  });

  listening.press("support:done", async (visit, { value }) => {
    const { db, person, now } = visit;
    if (!requestForCoordinator(visit, value)) return visit.say("support.onlyCoordinators");
    db.transaction(() => finishRequest(db, value, person.id, now));
  });
}

/** Whether she is one of the two of a pair. */
function isHers({ db, person }: Visit, pairId: string): boolean {
  const role = roleInPair(db, person.id, pairId);
  return role === "mentor" || role === "actor";
}

const requestForCoordinator = ({ db, person }: Visit, id: string): Request | undefined =>
  person.isCoordinator ? requestFor(db, { personId: person.id }, id) : undefined;
