import type { ModalView } from "@slack/types";
import type { StoredAnswer } from "../src/programme/forms/fields.ts";
import { type Label, labelText } from "../src/programme/forms/labels.ts";
import { type groupCountForm, groupWishForm, wishLanguagesForm } from "../src/programme/groups/form.ts";
import { countFormIn } from "../src/programme/groups/programme-forms.ts";
import type { GroupId, PeerMeetingId, VersionId } from "../src/programme/ids.ts";
import type { Paged } from "../src/programme/lists/paging.ts";
import { audienceOf, type Whose } from "../src/programme/peer-support/rules.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import type { ProgrammeContents } from "../src/programme/programmes/contents.ts";
import { joined, named } from "../src/texts/markup.ts";
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
  quoted,
  section,
} from "./kit.ts";

/** What people of a group are asked: mentors after a meeting, actors near the end. */

type CountAnswer = StoredAnswer<(typeof groupCountForm)["fields"]>;
type WishAnswer = StoredAnswer<(typeof groupWishForm)["fields"]>;

type Meeting = Whose & { id: PeerMeetingId; title: string; startsAt: number };

export const countButton = (words: Words, meetingId: PeerMeetingId, isCounted = false) =>
  button("groups:count", words.t(isCounted ? "groups.count.correct" : "groups.count.button"), {
    value: meetingId,
    ...(isCounted ? {} : { style: "primary" as const }),
  });

/** To somebody who looks after a meeting that is over. Once one of them has answered, the answer. */
export function countAsk(
  words: Words,
  { id, title, startsAt }: Meeting,
  count: { came: number; themes: readonly Label[] } | undefined,
): Message {
  const about = { title, day: words.day(startsAt) };
  if (!count) return message(words.md("groups.count.ask", about), ...actions(countButton(words, id)));
  const themes = count.themes.map((theme) => labelText(theme, words)).join(", ");
  return message(
    joined([
      words.md("groups.count.noted", { ...about, came: count.came }),
      ...(themes === "" ? [] : [words.md("groups.count.themes", { themes })]),
    ]),
    ...actions(countButton(words, id, true)),
  );
}

type Version = { id: VersionId; contents: ProgrammeContents };

export const countModal = (
  words: Words,
  meeting: Meeting,
  version: Version,
  answer: CountAnswer | undefined,
): ModalView =>
  formModal(countFormIn(version.contents), words, {
    title: "groups.count.title",
    submit: "forms.save",
    seenBy: words.md(audienceOf(meeting) === "common" ? "commonMeetings.countSeenBy" : "groups.count.seenBy"),
    metadata: { meeting: meeting.id, version: version.id },
    before: [section(words.md("groups.count.of", { title: meeting.title }))],
    ...(answer ? { answer } : {}),
  });

export const wishButton = (words: Words, groupId: GroupId, hasAnswered = false) =>
  button("groups:wish", words.t(hasAnswered ? "groups.wish.change" : "groups.wish.button"), {
    value: groupId,
    ...(hasAnswered ? {} : { style: "primary" as const }),
  });

/** To an actor, near the end of her group. What she answered is behind the button. */
export const wishAsk = (words: Words, groupId: GroupId, group: string, hasAnswered: boolean): Message =>
  message(
    hasAnswered
      ? words.md("groups.wish.saved", { group })
      : joined([words.md("groups.wish.ask", { group }), words.md("groups.wish.what")], "\n\n"),
    ...actions(wishButton(words, groupId, hasAnswered)),
  );

export const wishReminder = (words: Words, groupId: GroupId, group: string): Message =>
  message(words.md("groups.wish.reminder", { group }), ...actions(wishButton(words, groupId)));

const { learned, ...wish } = groupWishForm.fields;
const wishWithLanguages = { ...groupWishForm, fields: { ...wish, ...wishLanguagesForm.fields, learned } };

/** @param asksLanguages whether her profile has none */
export const wishModal = (
  words: Words,
  groupId: GroupId,
  answer: Partial<WishAnswer>,
  asksLanguages: boolean,
): ModalView =>
  formModal<typeof wishWithLanguages.fields>(wishWithLanguages, words, {
    title: "groups.wish.title",
    submit: "forms.save",
    seenBy: words.md("groups.wish.seenBy"),
    metadata: { group: groupId, asksLanguages: Number(asksLanguages) },
    answer,
    without: asksLanguages ? [] : ["languages"],
    // Who wishes for no mentor need not say.
    optional: ["languages"],
    beneath: { learned: [context(words.md("groups.wish.learnedHint"))] },
  });

/** What the actors of a group wish and have learned, for a coordinator. */
export function wishesSheet(
  words: Words,
  groupId: GroupId,
  found: Paged<{ person: NamedPerson; answer: WishAnswer }>,
): ModalView {
  return noticeModal(words.t("groups.wish.sheet"), words.t("forms.close"), [
    context(words.md("groups.wish.sheetSeenBy")),
    ...(found.count === 0 ? [section(words.md("groups.wish.none"))] : []),
    ...found.items.flatMap(({ person, answer }) => [
      divider,
      section(
        words.md("groups.wish.line", {
          name: named(person),
          wish: words.t(answer.wishes === "yes" ? "groups.wishes.yes" : "groups.wishes.no"),
        }),
      ),
      ...(answer.field === null ? [] : [section(words.md("groups.wish.field", { field: answer.field }))]),
      ...(answer.learned === null ? [] : quoted(answer.learned)),
    ]),
    ...pager(words, found, { back: "groups:wishes-back", on: "groups:wishes-on" }, (page) => `${groupId}:${page}`),
    ...actions(button("groups:show", words.t("groups.view.toGroup"), { value: groupId })),
  ]);
}
