import type { Button } from "@slack/types";
import type { ListedPair, Reason } from "../src/programme/home/facts.ts";
import { joined, type Markup, named, plain } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { button } from "./kit.ts";

/** The two of a pair, and their coordinator if that is not the reader. */
export function whoLine(words: Words, pair: ListedPair): Markup {
  const { coordinator, isOwn } = pair;
  const who = theTwo(words, pair);
  return isOwn ? who : words.md("home.pairOf", { pair: who, coordinator: coordinator.firstName });
}

/** The two of a pair, and that it is a light one. */
export function theTwo(
  words: Words,
  { mentor, actor, isLight }: Pick<ListedPair, "mentor" | "actor" | "isLight">,
): Markup {
  const pair = words.md("home.pair", { mentor: named(mentor), actor: named(actor) });
  return isLight ? words.md("lightPairs.marked", { pair }) : pair;
}

/** The two of a pair by their first names, for labels in which Slack shows no mention. */
export const whoAloud = (words: Words, { mentor, actor }: Pick<ListedPair, "mentor" | "actor">): string =>
  words.t("home.pair", { mentor: mentor.firstName, actor: actor.firstName });

/** The state of a pair, in one line. */
export function stateLine(
  words: Words,
  { state, at, isPaused }: Pick<ListedPair, "state" | "at" | "isPaused">,
): Markup {
  if (isPaused) return words.md("home.state.paused", { day: words.day(at) });
  return words.md(`home.state.${state}`, { date: words.date(at) });
}

export const reasonLines = (words: Words, reasons: readonly Reason[]): Markup[] =>
  reasons.map((reason) => joined([plain("•"), reasonText(words, reason)], " "));

export function reasonText(words: Words, reason: Reason): Markup {
  switch (reason.what) {
    case "gone":
    case "not-invited":
    case "left":
    case "mail":
      return words.md(personal[reason.what], { name: reason.person.firstName });
    case "silent":
    case "unanswered":
      return words.md(lasting[reason.what], { days: reason.days });
    default:
      return words.md(plainReasons[reason.what]);
  }
}

const personal = {
  gone: "home.reason.gone",
  "not-invited": "home.reason.notInvited",
  left: "home.reason.left",
  mail: "home.reason.mail",
} as const;

const lasting = { silent: "home.reason.silent", unanswered: "home.reason.unanswered" } as const;

const plainReasons = {
  "no-worker": "home.reason.noWorker",
  outsider: "home.reason.outsider",
  "not-opened": "home.reason.notOpened",
  public: "home.reason.public",
  shared: "home.reason.shared",
  deleted: "home.reason.deleted",
  archived: "home.reason.archived",
  unseen: "home.reason.unseen",
  "bot-removed": "home.reason.botRemoved",
  "kickoff-off": "home.reason.kickoffOff",
  "kickoff-form": "home.reason.kickoffForm",
  "not-agreed": "home.reason.notAgreed",
  log: "home.reason.log",
  leave: "home.reason.leave",
} as const;

/** The buttons that help with the reasons, each once. */
export function helpfulButtons(
  words: Words,
  { pairId, reasons }: Pick<ListedPair, "pairId" | "reasons">,
): (Button | undefined)[] {
  const has = (...whats: Reason["what"][]) => reasons.some(({ what }) => whats.includes(what));
  const uninvited = reasons.find((reason) => reason.what === "not-invited");
  const value = pairId;
  return [
    has("kickoff-form") ? button("kickoff:open", words.t("home.fillForm"), { value }) : undefined,
    has("kickoff-off") ? button("meetings:agree", words.t("home.moveKickoff"), { value }) : undefined,
    has("public", "shared", "deleted", "archived", "unseen")
      ? button("pairs:new-channel", words.t("pairs.trouble.newChannel"), { value })
      : has("not-opened")
        ? button("pairs:new-channel", words.t("pairs.trouble.again"), { value })
        : undefined,
    uninvited
      ? button("pairs:invite-again", words.t("pairs.trouble.again"), { value: `${pairId}:${uninvited.person.id}` })
      : undefined,
    has("no-worker") ? button("pairs:hand-over", words.t("pairs.handOver.button"), { value }) : undefined,
    has("leave") ? button("kickoff:leave", words.t("kickoff.leave"), { value }) : undefined,
  ];
}
