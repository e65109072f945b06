import { cancelInvitation, findRemindable, recordConsent, remindInvited } from "../../../db/pairs/invited.ts";
import { twoOf } from "../../../db/pairs/pairs.ts";
import { type PairAs, pairAs } from "../../../db/privacy/acting.ts";
import { pairIdFrom } from "../../programme/ids.ts";
import type { Listening, Press, Visit } from "../../slack/listening.ts";
import type { Markup } from "../../texts/markup.ts";
import type { TextKey } from "../../texts/words.ts";
import { viewOf } from "./looking-after.ts";

/** What a coordinator does from a pair's view about an invitation that is not answered. Each press is answered in that view. */
export function listenToInviting(listening: Listening): void {
  listening.press("pairs:cancel", (visit, press) => act(visit, press, cancel));
  listening.press("pairs:remind", (visit, press) => act(visit, press, remind));
  listening.press("pairs:consent", (visit, press) => act(visit, press, consent));
}

type Invited = PairAs<"coordinator", "invited">;

async function act(
  visit: Visit,
  { value, view }: Press,
  change: (visit: Visit, pair: Invited) => Markup,
): Promise<void> {
  const { db, person, words } = visit;
  const done = db.transaction((): { pair: PairAs; said: Markup } | { no: TextKey } => {
    const pair = pairAs(db, person, pairIdFrom(value));
    if (pair?.role !== "coordinator") return { no: person.isCoordinator ? "pairs.notYours" : "pairs.notCoordinator" };
    if (pair.state === "invited") return { pair, said: change(visit, pair) };
    return { pair, said: words.md("pairs.inviting.over") };
  });
  if ("no" in done) return visit.say(done.no);
  const modal = viewOf(visit, done.pair.id, done.said);
  if (!modal) return visit.say("pairs.notYours");
  if (view?.isModal && view.metadata.pair === value) return visit.redraw(view.id, modal);
  await visit.show(modal);
}

function cancel({ db, words, now }: Visit, pair: Invited): Markup {
  cancelInvitation(db, pair, now);
  return words.md("pairs.inviting.cancelled");
}

function remind({ db, words, now }: Visit, pair: Invited): Markup {
  const found = findRemindable(db, pair, now);
  if ("remindedAt" in found) return words.md("pairs.inviting.remindedAlready", { when: words.when(found.remindedAt) });
  const [first] = found.who;
  if (!first) return words.md("pairs.inviting.nobodyToRemind");
  remindInvited(db, found, now);
  return words.md("pairs.inviting.reminded", { names: found.who.map(({ firstName }) => firstName).join(", ") });
}

function consent({ db, words, now }: Visit, pair: Invited): Markup {
  const gone = twoOf(pair).find(({ person }) => person.isDeactivated);
  if (gone) return words.md("home.reason.gone", { name: gone.person.firstName });
  recordConsent(db, pair, now);
  return words.md("pairs.inviting.consented");
}
