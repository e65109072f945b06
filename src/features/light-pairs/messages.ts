import { message } from "../../../blocks/kit.ts";
import { joinQuestion } from "../../../blocks/light-pairs.ts";
import { askWhoJoined } from "../../../db/enrolment/awaited-people.ts";
import { joinOf } from "../../../db/light-pairs/joining.ts";
import { emailOfLightActor } from "../../../db/light-pairs/light-pairs.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { isLight } from "../../../db/pairs/pairs.ts";
import { pairIn, toPersonIn } from "../../outbox/addresses.ts";
import { type Effect, effect } from "../../outbox/effects.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";
import type { SlackUserId } from "../../programme/ids.ts";
import { isPerson } from "../../slack/errors.ts";
import type { SlackUser } from "../../slack/profile.ts";

/** Asks the user of an account whether she is the actor and wants to join. */
const ask = messageEffect({
  kind: kinds["light-pairs:ask"],
  withinHours: true,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    const about = { pairId: pair.id, mentor: pair.mentor.firstName };
    // After her yes, the row and the account are the actor's.
    if (pair.actor.id === ref.person) return isRedraw ? joinQuestion(words, { ...about, state: "yes" }) : undefined;
    const join = joinOf(db, pair.actor.id, ref.person);
    const isLive = pair.state !== "finished" && pair.state !== "refused";
    if (!join || !isLight(pair) || !isLive) return undefined;
    if (join.answer === null) return joinQuestion(words, { ...about, state: "open" });
    return isRedraw ? joinQuestion(words, { ...about, state: "no" }) : undefined;
  },
});

const joinedPair = messageEffect({
  kind: kinds["light-pairs:joined"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    return isLight(pair) || pair.actor.isErased
      ? undefined
      : message(words.md("lightPairs.join.joined", { actor: pair.actor.firstName }));
  },
});

/**
 * Asks Slack whether somebody has the address of the actor of a light pair already. Nobody: she is recognised when she joins. Repeating it is harmless.
 * https://docs.slack.dev/reference/methods/users.lookupByEmail
 */
const lookUp = effect({
  kind: kinds["light-pairs:look-up"],
  withinHours: false,
  prepare({ db, door, now }, { ref }) {
    const email = emailOfLightActor(db, ref.person);
    if (email === undefined) return { drop: "has no address, or an account" };
    let found: SlackUserId | undefined;
    return {
      async call() {
        const { user } = await door.call("users.lookupByEmail", { email });
        found = (user as SlackUser | undefined)?.id;
        return {};
      },
      settled() {
        if (found !== undefined) askWhoJoined(db, found, now);
      },
      // Without the scope a coordinator can still point out the account.
      refused: ({ meaning }) =>
        meaning === "scope" ? "drop" : meaning === "contents" || isPerson(meaning) ? "done" : undefined,
    };
  },
});

/** What the bot sends and does by itself about pairs whose actor has no account. */
export const effects: readonly Effect[] = [ask, joinedPair, lookUp];
