import type { ModalView } from "@slack/types";
import type { ChannelStep } from "../src/programme/closing/rules.ts";
import type { StoredAnswer } from "../src/programme/forms/fields.ts";
import { labelText, type Typed } from "../src/programme/forms/labels.ts";
import type { GroupSummary } from "../src/programme/groups/facts.ts";
import { groupFeedbackForm } from "../src/programme/groups/form.ts";
import type { GroupId } from "../src/programme/ids.ts";
import type { Paged } from "../src/programme/lists/paging.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import { joined, type Markup, named } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import {
  actions,
  button,
  context,
  divider,
  type Message,
  message,
  noticeModal,
  pager,
  plainText,
  quoted,
  section,
} from "./kit.ts";
import { addedLines } from "./pairs.ts";

/** The end of a group: the question, the goodbye, feedback and the digest. */

type Feedback = StoredAnswer<(typeof groupFeedbackForm)["fields"]>;

/** "Päätä ryhmä": what happens then. */
export const endModal = (words: Words, groupId: GroupId, group: string, days: number): ModalView => ({
  type: "modal",
  callback_id: "groups:end",
  title: plainText(words.t("groups.end.button"), 24),
  submit: plainText(words.t("groups.end.button"), 24),
  close: plainText(words.t("forms.cancel"), 24),
  private_metadata: JSON.stringify({ group: groupId }),
  blocks: [
    context(words.md("groups.end.seenBy")),
    section(words.md("groups.end.question", { group })),
    section(words.md("groups.end.what", { count: days })),
  ],
});

/** @param added what the programme adds */
export const groupGoodbye = (words: Words, count: number, added: Typed): Message =>
  message(joined([words.md("groups.goodbye", { count }), ...addedLines(words, added)], "\n\n"));

export const groupFeedbackButton = (words: Words, groupId: GroupId, isGiven = false) =>
  button("groups:feedback", words.t(isGiven ? "groups.feedback.change" : "closing.ask.button"), {
    value: groupId,
    ...(isGiven ? {} : { style: "primary" as const }),
  });

/** To everybody of a group that has ended. What she said is behind the button. */
export const groupFeedbackAsk = (words: Words, groupId: GroupId, group: string, isGiven: boolean): Message =>
  message(
    words.md(isGiven ? "groups.feedback.saved" : "groups.feedback.ask", { group }),
    ...actions(groupFeedbackButton(words, groupId, isGiven)),
  );

export const groupFeedbackReminder = (words: Words, groupId: GroupId, group: string): Message =>
  message(words.md("groups.feedback.reminder", { group }), ...actions(groupFeedbackButton(words, groupId)));

export const groupFeedbackModal = (
  words: Words,
  groupId: GroupId,
  group: string,
  answer: Feedback | undefined,
): ModalView =>
  formModal(groupFeedbackForm, words, {
    title: "groups.feedback.title",
    submit: "forms.save",
    seenBy: words.md("groups.feedback.seenBy"),
    metadata: { group: groupId },
    before: [section(words.md("groups.meeting.of", { group }))],
    ...(answer ? { answer } : {}),
  });

/** What the coordinators' channel gets: numbers, and the feedback behind a button. */
export function groupDigest(words: Words, summary: GroupSummary): Message {
  const title = words.md("groups.digest.title", { group: summary.name });
  return message(
    joined([title, ...summaryLines(words, summary)]),
    ...actions(
      button("groups:show-feedback", words.t("closing.digest.show"), { value: `${summary.id}:1` }),
      button("groups:show", words.t("groups.view.toGroup"), { value: summary.id }),
    ),
  );
}

function summaryLines(words: Words, summary: GroupSummary): Markup[] {
  const { startedAt, endedAt, people, held, planned, came, themes, wishes, ratings } = summary;
  const list = themes.map(({ theme, count }) => `${labelText(theme, words)} ${count}`).join(", ");
  return [
    words.md("groups.digest.time", { from: words.date(startedAt), to: words.date(endedAt) }),
    words.md("groups.digest.people", { mentors: people.mentor, actors: people.actor }),
    planned === undefined ? words.md("groups.view.held", { held }) : words.md("groups.view.heldOf", { held, planned }),
    words.md("groups.digest.came", { came }),
    ...(list === "" ? [] : [words.md("groups.digest.themes", { themes: list })]),
    ...(wishes === undefined ? [] : [words.md("groups.view.wishes", { ...wishes })]),
    ...(ratings === undefined ? [] : [ratingsLine(words, ratings)]),
  ];
}

const ratingsLine = (words: Words, { given, mean }: NonNullable<GroupSummary["ratings"]>): Markup =>
  mean === undefined
    ? words.md("groups.digest.noRatings", { given })
    : words.md("groups.digest.ratings", { given, mean: mean.toFixed(1) });

/** The feedback of everybody, for a coordinator. */
export const groupFeedbackSheet = (
  words: Words,
  groupId: GroupId,
  found: Paged<{ person: NamedPerson; feedback: Feedback }>,
): ModalView =>
  noticeModal(words.t("groups.feedback.sheet"), words.t("forms.close"), [
    context(words.md("groups.feedback.sheetSeenBy")),
    ...(found.count === 0 ? [section(words.md("groups.feedback.none"))] : []),
    ...found.items.flatMap(({ person, feedback: { rating, text } }) => [
      divider,
      section(
        rating === null
          ? words.md("groups.feedback.lineWithout", { name: named(person) })
          : words.md("groups.feedback.line", { name: named(person), rating }),
      ),
      ...(text === null ? [] : quoted(text)),
    ]),
    ...pager(words, found, { back: "groups:feedback-back", on: "groups:feedback-on" }, (page) => `${groupId}:${page}`),
  ]);

export const groupNotClosed = (words: Words, what: ChannelStep, group: string): Message =>
  message(words.md(`groups.notClosed.${what}`, { group }));
