import type { KnownBlock, ModalView } from "@slack/types";
import type { Fields, Form, StoredAnswer } from "../src/programme/forms/fields.ts";
import type { PairRole } from "../src/programme/pairs/roles.ts";
import { actorForm, calledForm, languageForm, mentorForm } from "../src/programme/people/form.ts";
import { type Language, languages } from "../src/texts/languages.ts";
import { joined, link, type Markup } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal, formSheet } from "./form.ts";
import { actions, button, confirmation, divider, header, type Message, noticeModal, section } from "./kit.ts";

export const enrolButtons = (words: Words, style?: "primary") => [
  button("people:enrol-mentor", words.t("people.enrolMentor"), style ? { style } : {}),
  button("people:enrol-actor", words.t("people.enrolActor"), style ? { style } : {}),
];
/** A mentor pauses new pairs, or takes them again. */
export const restButton = (words: Words, isResting: boolean) =>
  isResting
    ? button("people:take-pairs", words.t("people.rest.end"))
    : button("people:rest", words.t("people.rest.begin"), {
        confirm: confirmation({
          title: words.t("people.rest.title"),
          text: words.t("people.rest.text"),
          yes: words.t("people.rest.yes"),
          no: words.t("people.rest.no"),
        }),
      });

/** Opens the choice of the language. */
export const languageButton = (words: Words) => button("people:language", words.t("people.languageButton"));

/** Each language by its own name, to choose it with one press. An id may be in a row only once, so each button has its own. */
export const languageButtons = (words: Words): KnownBlock[] =>
  actions(
    ...languages.map((language) => button(`people:language-${language}`, words.t(`people.language.${language}`))),
  );

/** The message with the offer to choose a language. */
export const withLanguageButtons = (words: Words, { blocks }: Message): Message => ({
  blocks: [...blocks, ...languageButtons(words)],
});

type Enrolment<F extends Fields> = { answer: StoredAnswer<F> | undefined; privacyNoticeUrl: string | null };

export const mentorModal = (words: Words, parts: Enrolment<(typeof mentorForm)["fields"]>): ModalView =>
  enrolment(mentorForm, words, "people.mentorTitle", { ...parts, first: { pairsAtOnce: 1 } });

export const actorModal = (words: Words, parts: Enrolment<(typeof actorForm)["fields"]>): ModalView =>
  enrolment(actorForm, words, "people.actorTitle", { ...parts, first: {} });

function enrolment<F extends Fields>(
  form: Form<F>,
  words: Words,
  title: "people.mentorTitle" | "people.actorTitle",
  { answer, first, privacyNoticeUrl }: Enrolment<F> & { first: Partial<StoredAnswer<F>> },
): ModalView {
  return formModal(form, words, {
    title,
    submit: answer ? "forms.save" : "people.enrol",
    seenBy: seenBy(words, privacyNoticeUrl),
    metadata: {},
    answer: answer ?? first,
  });
}

const seenBy = (words: Words, privacyNoticeUrl: string | null): Markup =>
  joined(
    [words.md("people.seenBy"), ...(privacyNoticeUrl ? [link(privacyNoticeUrl, words.t("people.privacyNotice"))] : [])],
    " ",
  );

export const enrolled = (words: Words, role: PairRole, isNew: boolean): ModalView =>
  noticeModal(words.t(role === "mentor" ? "people.mentorTitle" : "people.actorTitle"), words.t("forms.close"), [
    section(words.md(isNew ? "people.enrolled" : "people.saved")),
  ]);

export const languageModal = (words: Words, language: Language): ModalView =>
  formModal(languageForm, words, {
    title: "people.languageButton",
    submit: "forms.save",
    seenBy: words.md("people.languageSeenBy"),
    metadata: {},
    answer: { language },
  });

/** "Kutsumanimi". @param called what the person has chosen; null if nothing */
export const calledModal = (words: Words, called: string | null): ModalView =>
  formModal(calledForm, words, {
    title: "people.calledButton",
    submit: "forms.save",
    seenBy: words.md("people.calledSeenBy"),
    metadata: {},
    answer: { called },
  });

export const calledSaved = (words: Words, name: string): ModalView =>
  noticeModal(words.t("people.calledButton"), words.t("forms.close"), [section(words.md("people.called", { name }))]);

/** How the bot calls the person, with the button to change it. */
export const calledBlocks = (words: Words, name: string): KnownBlock[] => [
  section(words.md("people.called", { name })),
  ...actions(button("people:called", words.t("people.calledButton"))),
];

type OwnProfile = {
  mentor: (StoredAnswer<(typeof mentorForm)["fields"]> & { trainedOn: string | null }) | undefined;
  actor: StoredAnswer<(typeof actorForm)["fields"]> | undefined;
};

/** A person's own enrolments, with the buttons to change them. */
export function profileBlocks(
  words: Words,
  { mentor, actor }: OwnProfile,
  instantOfDate: (on: string) => number,
): KnownBlock[] {
  const sheet = (title: string, blocks: KnownBlock[], actionId: string): KnownBlock[] => [
    header(title),
    ...blocks,
    ...actions(button(actionId, words.t("people.change"))),
    divider,
  ];
  const blocks = [
    ...(mentor
      ? sheet(
          words.t("people.asMentor"),
          [...formSheet(mentorForm, words, mentor, instantOfDate), ...trainedBlocks(words, mentor, instantOfDate)],
          "people:enrol-mentor",
        )
      : []),
    ...(actor
      ? sheet(words.t("people.asActor"), formSheet(actorForm, words, actor, instantOfDate), "people:enrol-actor")
      : []),
  ];
  const [enrolMentor, enrolActor] = enrolButtons(words);
  return [
    ...(blocks.length > 0 ? blocks : [section(words.md("people.notEnrolled"))]),
    ...actions(mentor ? undefined : enrolMentor, actor ? undefined : enrolActor),
  ];
}

/** The training, of which a coordinator says that it is done. */
const trainedBlocks = (
  words: Words,
  { trainedOn }: { trainedOn: string | null },
  instantOfDate: (on: string) => number,
): KnownBlock[] =>
  trainedOn === null ? [] : [section(words.md("people.trained", { date: words.date(instantOfDate(trainedOn)) }))];
