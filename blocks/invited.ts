import type { Button } from "@slack/types";
import type { PairShown } from "../src/programme/home/facts.ts";
import type { PairId } from "../src/programme/ids.ts";
import { type Markup, named } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { button, confirmation } from "./kit.ts";

/** What a coordinator sees of an invitation that waits for an answer, and can do about it. */

/** Who of the two has answered, and when one was last reminded. */
export function answerLines(words: Words, { mentor, actor, invitation, isLight }: PairShown): Markup[] {
  if (!invitation) return [];
  const { hasAnswered, remindedAt } = invitation;
  const line = (has: boolean, person: typeof mentor) =>
    words.md(has ? "pairs.inviting.answered" : "pairs.inviting.notAnswered", { name: named(person) });
  return [
    line(hasAnswered.mentor, mentor),
    // Of her who has no account, "peopleLines" says how she consented.
    ...(isLight ? [] : [line(hasAnswered.actor, actor)]),
    ...(remindedAt === undefined ? [] : [words.md("pairs.inviting.remindedAt", { when: words.when(remindedAt) })]),
  ];
}

export const invitedButtons = (words: Words, value: PairId): Button[] => [
  button("pairs:consent", words.t("pairs.inviting.consent"), { value, confirm: beforeConsent(words) }),
  button("pairs:remind", words.t("pairs.inviting.remind"), { value }),
  button("pairs:cancel", words.t("pairs.inviting.cancel"), { value, confirm: beforeCancelling(words) }),
];

const beforeConsent = (words: Words) =>
  confirmation({
    title: words.t("pairs.inviting.consentTitle"),
    text: words.t("pairs.inviting.consentText"),
    yes: words.t("pairs.inviting.consentYes"),
    no: words.t("pairs.back"),
  });

const beforeCancelling = (words: Words) =>
  confirmation({
    title: words.t("pairs.inviting.cancelTitle"),
    text: words.t("pairs.inviting.cancelText"),
    yes: words.t("pairs.inviting.cancel"),
    no: words.t("pairs.back"),
  });
