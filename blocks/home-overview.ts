import type { KnownBlock } from "@slack/types";
import type { FinishedPair, Named, Need, Overview, Reason } from "../src/home/facts.ts";
import { joined, type Markup, mention, plain } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { actions, button, context, header, section } from "./kit.ts";
import { setupButton } from "./setup.ts";
import { requestButtons, requestLine } from "./support.ts";

/** A coordinator writes to people: a mention leads there. The name stands for one who has no account any more. */
const named = ({ slackUserId, firstName }: Named): Markup => (slackUserId ? mention(slackUserId) : plain(firstName));

type Parts = { pager: (list: "needs", page: number, pages: number) => KnownBlock[] };

/** What a coordinator sees of all pairs: numbers, what waits for her and why, and the button that helps. */
export function overviewBlocks(words: Words, overview: Overview, { pager }: Parts): KnownBlock[] {
  const { counts, requests, requestCount, needs, finished, hasKickoffsAhead } = overview;
  const isCalm = requests.length === 0 && needs.count === 0;
  return [
    header(words.t("home.overview")),
    section(words.md("home.counts", { ...counts })),
    ...(counts.mentorsWaiting + counts.actorsWaiting > 0
      ? [context(words.md("home.waitingPeople", { mentors: counts.mentorsWaiting, actors: counts.actorsWaiting }))]
      : []),
    ...actions(
      button("pairs:new", words.t("home.newPair"), { style: "primary" }),
      hasKickoffsAhead ? button("meetings:agree", words.t("home.moveKickoff"), { value: "" }) : undefined,
      counts.open > 0 ? button("pairs:replace", words.t("pairs.replace.button")) : undefined,
      button("reports:open", words.t("reports.button")),
      setupButton(words, "settings"),
    ),
    ...(isCalm ? [context(words.md("home.calm"))] : []),
    ...(requests.length > 0 ? [section(words.md("home.requests", { count: requestCount }))] : []),
    ...requests.flatMap((request) => requestBlocks(words, request)),
    ...(needs.count > 0 ? [section(words.md("home.needs", { count: needs.count }))] : []),
    ...needs.items.flatMap((need) => needBlocks(words, need)),
    ...pager("needs", needs.page, needs.pages),
    ...(finished.length > 0 ? [section(words.md("home.finished"))] : []),
    ...finished.flatMap((pair) => finishedBlocks(words, pair)),
  ];
}

function requestBlocks(words: Words, request: Overview["requests"][number]): KnownBlock[] {
  const { kind, pair, takenBy } = request;
  const lines = [
    requestLine(words, request),
    ...(takenBy ? [words.md("support.takenBy", { name: named(takenBy) })] : []),
  ];
  const finish = kind === "stop" && pair && button("closing:open", words.t("closing.finish"), { value: pair.id });
  return [section(joined(lines)), ...actions(...requestButtons(words, request), finish || undefined)];
}

function needBlocks(words: Words, need: Need): KnownBlock[] {
  const { mentor, actor, coordinator, isOwn, reasons } = need;
  const who = words.md("home.pair", { mentor: named(mentor), actor: named(actor) });
  const lines = [
    isOwn ? who : words.md("home.pairOf", { pair: who, coordinator: coordinator.firstName }),
    ...reasons.map((reason) => joined([plain("•"), reasonText(words, reason)], " ")),
  ];
  return [section(joined(lines)), ...actions(...helpfulButtons(words, need))];
}

function reasonText(words: Words, reason: Reason): Markup {
  switch (reason.what) {
    case "gone":
    case "not-invited":
    case "left":
      return words.md(personal[reason.what], { name: reason.person.firstName });
    case "silent":
      return words.md("home.reason.silent", { days: reason.days });
    default:
      return words.md(plainReasons[reason.what]);
  }
}

const personal = {
  gone: "home.reason.gone",
  "not-invited": "home.reason.notInvited",
  left: "home.reason.left",
} as const;

const plainReasons = {
  outsider: "home.reason.outsider",
  "not-opened": "home.reason.notOpened",
  archived: "home.reason.archived",
  "bot-removed": "home.reason.botRemoved",
  "kickoff-form": "home.reason.kickoffForm",
  "not-agreed": "home.reason.notAgreed",
  log: "home.reason.log",
  leave: "home.reason.leave",
} as const;

/** One button a kind of help, whatever the number of reasons. */
function helpfulButtons(words: Words, { pairId, reasons }: Need) {
  const has = (...whats: Reason["what"][]) => reasons.some(({ what }) => whats.includes(what));
  const uninvited = reasons.find((reason) => reason.what === "not-invited");
  const value = pairId;
  return [
    has("kickoff-form") ? button("kickoff:open", words.t("home.fillForm"), { value }) : undefined,
    has("archived") ? button("pairs:new-channel", words.t("pairs.trouble.newChannel"), { value }) : undefined,
    uninvited
      ? button("pairs:invite-again", words.t("pairs.trouble.again"), { value: `${pairId}:${uninvited.person.id}` })
      : undefined,
    has("leave") ? button("kickoff:leave", words.t("kickoff.leave"), { value }) : undefined,
    has("gone") ? button("pairs:replace", words.t("pairs.replace.button"), { value }) : undefined,
    has("silent", "gone") ? button("closing:open", words.t("closing.finish"), { value }) : undefined,
  ];
}

function finishedBlocks(words: Words, { pairId, mentor, actor, finishedAt, mayUndo }: FinishedPair): KnownBlock[] {
  const params = {
    pair: words.md("home.pair", { mentor: named(mentor), actor: named(actor) }),
    date: words.date(finishedAt),
  };
  return [
    section(words.md("home.finishedPair", params)),
    ...actions(
      button("closing:show-feedback", words.t("closing.digest.show"), { value: pairId }),
      mayUndo ? button("closing:undo", words.t("closing.goodbye.undo"), { value: pairId }) : undefined,
    ),
  ];
}
