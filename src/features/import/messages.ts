import { message } from "../../../blocks/kit.ts";
import { keepPerson } from "../../../db/enrolment/account-changes.ts";
import {
  askWhoJoined,
  enqueueNextLookUp,
  enqueueNoAddresses,
  forgetWaiting,
  nextAwaited,
} from "../../../db/enrolment/awaited-people.ts";
import { discardImport } from "../../../db/enrolment/import.ts";
import { isLookedFor } from "../../../db/enrolment/looked-for.ts";
import { enrolledAs } from "../../../db/enrolment/profiles.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { letBackIn } from "../../../db/own-data/forgotten.ts";
import { findPersonBySlackId, type SlackProfile } from "../../../db/people/people.ts";
import type { Db } from "../../../db/store/open.ts";
import { toPersonIn } from "../../outbox/addresses.ts";
import { type Effect, effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { DAY_MS } from "../../programme/calendar/calendar.ts";
import type { SlackUserId } from "../../programme/ids.ts";
import { isPerson } from "../../slack/errors.ts";
import { profileOf, type SlackUser, type Workspace } from "../../slack/profile.ts";

/**
 * Asks Slack whether an awaited person is already in the workspace, unknown to the bot. Each row writes the row for the next person.
 * Repeating it is harmless. https://docs.slack.dev/reference/methods/users.lookupByEmail
 */
const lookUp = effect({
  kind: kinds["import:look-up"],
  withinHours: false,
  prepare({ db, door, now }, { ref }) {
    const importId = ref.import;
    const awaited = nextAwaited(db, importId, ref.after);
    if (!awaited) return { drop: "all have been asked for" };
    let slackUserId: SlackUserId | undefined;
    return {
      async call() {
        const { user } = await door.call("users.lookupByEmail", { email: awaited.email });
        slackUserId = (user as SlackUser | undefined)?.id;
        return {};
      },
      settled() {
        // The answer lacks the person's language, so Slack is also asked by the id.
        if (slackUserId !== undefined) askWhoJoined(db, slackUserId, now);
        enqueueNextLookUp(db, importId, awaited.id, now);
      },
      refused({ meaning }) {
        if (meaning === "scope") {
          enqueueNoAddresses(db, importId, now);
          return now + DAY_MS;
        }
        // An address that Slack finds nobody by, or does not take for one, does not stop the others.
        return meaning === "contents" || isPerson(meaning) ? "done" : undefined;
      },
    };
  },
});

/**
 * Asks Slack for the address of a person who has joined, because the event lacks it. Links an awaited person with the list; of another person
 * nothing is stored.
 */
const joined = effect({
  kind: kinds["import:joined"],
  withinHours: false,
  prepare({ db, door, now }, { ref }) {
    let user: SlackUser | undefined;
    let at: Workspace | undefined;
    return {
      async call() {
        at = await door.workspace();
        const answer = await door.call("users.info", { user: ref.slackUser, include_locale: true });
        user = answer.user as SlackUser;
        return {};
      },
      settled() {
        if (!user || !at) return;
        const profile = profileOf(user, at);
        if (hasComeBack(db, profile)) letBackIn(db, profile, now);
        // A person of another organisation has the same address only by a mistake or on purpose.
        const isNeeded = findPersonBySlackId(db, profile.slackUserId) ?? isLookedFor(db, profile.email ?? "");
        if (!profile.isStranger && isNeeded) keepPerson(db, profile, now);
      },
      refused: ({ meaning }) => (isPerson(meaning) ? "drop" : undefined),
    };
  },
});

/** Whether this is somebody who was erased and has enrolled again since. */
function hasComeBack(db: Db, { slackUserId }: SlackProfile): boolean {
  const known = findPersonBySlackId(db, slackUserId);
  return known?.isWithheld === true && enrolledAs(db, known.id).length > 0;
}

/** 60 days after an import, deletes its people who have not joined. */
const forget = effect({
  kind: kinds["import:forget"],
  withinHours: false,
  prepare: ({ db, now }) => ({ call: async () => ({}), settled: () => void forgetWaiting(db, now) }),
});

/** Deletes a list that was shown and not imported. */
const forgetList = effect({
  kind: kinds["import:give-up"],
  withinHours: false,
  prepare: ({ db }, { ref }) => ({ call: async () => ({}), settled: () => void discardImport(db, ref.import) }),
});

const noAddresses = messageEffect({
  kind: kinds["import:no-addresses"],
  withinHours: false,
  to: toPersonIn,
  draw: ({ words }) => message(words.md("import.noAddresses")),
});

export const effects: readonly Effect[] = [lookUp, joined, forget, forgetList, noAddresses];
