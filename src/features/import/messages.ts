import { keepPerson } from "../../../db/enrolment/account-changes.ts";
import {
  askWhoJoined,
  enqueueNextLookUp,
  forgetWaiting,
  isAwaited,
  nextAwaited,
} from "../../../db/enrolment/awaited-people.ts";
import { discardImport } from "../../../db/enrolment/import.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { type Effect, effect } from "../../outbox/effects.ts";
import { DAY_MS } from "../../programme/calendar/calendar.ts";
import type { SlackUserId } from "../../programme/ids.ts";
import { profileOf, type SlackUser } from "../../slack/profile.ts";

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
      refused: (error) => (error === "missing_scope" ? now + DAY_MS : "done"),
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
    return {
      async call() {
        const answer = await door.call("users.info", { user: ref.slackUser, include_locale: true });
        user = answer.user as SlackUser;
        return {};
      },
      settled() {
        const email = user?.profile?.email;
        if (user && email && isAwaited(db, email)) keepPerson(db, profileOf(user, user.team_id), now);
      },
      refused: () => "drop",
    };
  },
});

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

export const effects: readonly Effect[] = [lookUp, joined, forget, forgetList];
