import type { KnownBlock, ModalView } from "@slack/types";
import type { Field, KeptForm, StoredAnswer } from "../src/programme/forms/fields.ts";
import { type Label, labelText } from "../src/programme/forms/labels.ts";
import type { PairId, VersionId } from "../src/programme/ids.ts";
import type { kickoffForm } from "../src/programme/kickoff/form.ts";
import type { MissingTexts } from "../src/programme/privacy/deleting.ts";
import { joined } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal, formSheet } from "./form.ts";
import { actions, button, context, divider, type Message, message, plainText, quoted, section } from "./kit.ts";
import { missingTexts } from "./privacy.ts";

type KickoffAnswer = StoredAnswer<typeof kickoffForm.fields>;
type Name = keyof KickoffAnswer;
type Kickoff = KeptForm<typeof kickoffForm.fields>;

export type Opened = { pairId: PairId; revision: number; generation: number; versionId: VersionId };

type KickoffModal = { form: Kickoff; opened: Opened; answer: Partial<KickoffAnswer>; conflict?: Conflict };

/** Another person saved the form meanwhile: who, when, and the stored answers that differ from the typed ones. */
export type Conflict = { name: string; at: number; differing: Partial<Record<keyof KickoffAnswer, string>> };

export function kickoffModal(words: Words, { form, opened, answer, conflict }: KickoffModal): ModalView {
  return formModal(form, words, {
    title: "kickoff.title",
    submit: "forms.save",
    seenBy: words.md("kickoff.seenBy"),
    metadata: {
      pair: opened.pairId,
      revision: opened.revision,
      generation: opened.generation,
      version: opened.versionId,
    },
    answer,
    generation: opened.generation,
    ...(conflict ? { before: conflictBlocks(words, conflict), beneath: beneath(form, words, conflict) } : {}),
  });
}

const conflictBlocks = (words: Words, { name, at }: Conflict): KnownBlock[] => [
  section(words.md("kickoff.conflict", { name, when: words.when(at) })),
  divider,
];

const beneath = (form: Kickoff, words: Words, { name, differing }: Conflict): Record<string, KnownBlock[]> =>
  Object.fromEntries(
    Object.entries(differing).map(([field, text]) => [field, theirs(words, name, form.fields[field as Name], text)]),
  );

/** The other person's answer. Typed text is shown in full, exactly as it was typed; a choice fits into the line. */
function theirs(words: Words, name: string, { kind }: Field, text: string): KnownBlock[] {
  if (text === "") return [context(words.md("kickoff.theirsEmpty", { name }))];
  const isTyped = kind === "text" || kind === "long-text";
  const line = context(words.md("kickoff.theirs", { name, text: isTyped ? "" : text }));
  return isTyped ? [line, ...quoted(text)] : [line];
}

type Sheet = {
  form: Kickoff;
  pairId: PairId;
  answer: KickoffAnswer;
  savedBy: string;
  savedAt: number;
  canEdit: boolean;
  missing?: MissingTexts | undefined;
};

/** The filled form for reading. */
export function kickoffSheet(
  words: Words,
  { form, pairId, answer, savedBy, savedAt, canEdit, missing }: Sheet,
  instantOfDate: (on: string) => number,
): ModalView {
  return {
    type: "modal",
    title: plainText(words.t("kickoff.title"), 24),
    close: plainText(words.t("forms.close"), 24),
    blocks: [
      context(words.md("kickoff.seenBy")),
      ...missingTexts(words, missing),
      ...formSheet(form, words, answer, instantOfDate),
      context(words.md("kickoff.savedBy", { name: savedBy, when: words.when(savedAt) })),
      ...(canEdit ? actions(button("kickoff:open", words.t("kickoff.edit"), { value: pairId })) : []),
    ],
  };
}

type Saved = { pairId: PairId; at: number; themes: readonly Label[]; number: number; offersMeeting: boolean };

/** The line in the channel about the first meeting: date, themes and planned number. */
export function kickoffSaved(words: Words, { pairId, at, themes, number, offersMeeting }: Saved): Message {
  const text = joined([
    words.md("kickoff.saved", { date: words.date(at) }),
    words.md("kickoff.savedThemes", { themes: themes.map((theme) => labelText(theme, words)).join(", ") }),
    words.md("kickoff.savedNumber", { count: number }),
  ]);
  return message(
    text,
    ...actions(
      button("kickoff:show", words.t("kickoff.show"), { value: pairId }),
      offersMeeting
        ? button("meetings:agree", words.t("kickoff.agree"), { value: pairId, style: "primary" })
        : undefined,
    ),
  );
}

export const kickoffMissing = (words: Words, pairId: PairId): Message =>
  message(
    words.md("kickoff.missing"),
    ...actions(button("kickoff:open", words.t("kickoff.fill"), { value: pairId, style: "primary" })),
  );

/** The offer to leave the channel, to the coordinator. */
export const leaveOffer = (words: Words, pairId: PairId, mentor: string, actor: string): Message =>
  message(
    words.md("kickoff.leaveOffer", { mentor, actor }),
    ...actions(button("kickoff:leave", words.t("kickoff.leave"), { value: pairId, style: "primary" })),
  );

export const ownChannel = (
  words: Words,
  pairId: PairId,
  { offersMeeting, isLight }: { offersMeeting: boolean; isLight: boolean },
): Message =>
  message(
    words.md(isLight ? "lightPairs.ownChannel" : "kickoff.ownChannel"),
    ...(offersMeeting ? actions(button("meetings:agree", words.t("kickoff.agree"), { value: pairId })) : []),
  );

/** On Home: the form of the first meeting waits. */
export const formAwaited = (words: Words, pairId: PairId): KnownBlock =>
  section(
    words.md("home.kickoffForm"),
    button("kickoff:open", words.t("home.fillForm"), { value: pairId, style: "primary" }),
  );
