import type { KnownBlock, ModalView } from "@slack/types";
import type { Field, Form } from "../src/programme/forms/fields.ts";
import { labelText, typedIn } from "../src/programme/forms/labels.ts";
import type { ProgrammeId } from "../src/programme/ids.ts";
import {
  audiencesOf,
  type FormName,
  type ProgrammeTheme,
  type Question,
  questionKinds,
  themeLabel,
} from "../src/programme/programmes/contents.ts";
import {
  basicsForm,
  fieldsForm,
  newProgrammeForm,
  questionForm,
  switches,
  themeForm,
} from "../src/programme/programmes/form.ts";
import { silentDaysText } from "../src/programme/programmes/silent-days.ts";
import { languages } from "../src/texts/languages.ts";
import { joined } from "../src/texts/markup.ts";
import { type Words, wordsIn } from "../src/texts/words.ts";
import { commonMeetingsOf } from "./common-meetings.ts";
import { formModal } from "./form.ts";
import { actions, button, confirmation, context, divider, noticeModal, option, section } from "./kit.ts";
import { inUse, questionLine, retiredButton, themeLine } from "./programmes-retired.ts";
import { metadataOf, type ShownProgramme } from "./programmes-shown.ts";
import { namesPreview } from "./programmes-texts.ts";

export const programmesButton = (words: Words) => button("programmes:list", words.t("programmes.button"));

/** All programmes of the workspace. */
export const programmeList = (words: Words, programmes: readonly ShownProgramme[], generation: number): ModalView =>
  numbered(generation, words.t("programmes.title"), words.t("forms.close"), [
    context(words.md("programmes.seenBy")),
    section(words.md("programmes.what")),
    ...programmes.map((programme) =>
      section(
        joined([headOf(words, programme), words.md("programmes.pairs", { count: programme.pairs })]),
        button("programmes:open", words.t("programmes.open"), { value: programme.id }),
      ),
    ),
    ...actions(button("programmes:add", words.t("programmes.add"))),
  ]);

/** One programme, and the buttons that change it. */
export function programmeView(words: Words, shown: ShownProgramme, note?: KnownBlock): ModalView {
  const { id, isClosed } = shown;
  return numbered(shown.generation, words.t("programmes.form.programme"), words.t("forms.close"), [
    section(headOf(words, shown)),
    context(words.md("programmes.seenBy")),
    ...(note ? [note] : []),
    ...basicsBlocks(words, shown),
    divider,
    ...themesBlocks(words, shown),
    divider,
    ...formBlocks(words, shown, "kickoff"),
    divider,
    ...formBlocks(words, shown, "meetingLog"),
    divider,
    ...namesPreview(words, shown),
    context(words.md("programmes.nextOnes")),
    context(words.md("programmes.notSealed")),
    ...actions(
      button("programmes:names", words.t("programmes.names.button"), { value: id }),
      button("programmes:texts", words.t("programmes.texts.button"), { value: id }),
      shown.contents.hasCommonMeetings ? commonMeetingsOf(words, id) : undefined,
      isClosed
        ? button("programmes:reopen", words.t("programmes.reopen"), { value: id })
        : button("programmes:close", words.t("programmes.close"), { value: id, confirm: closing(words) }),
      button("programmes:back", words.t("programmes.back")),
    ),
  ]);
}

/** What the programme is called, and where it comes from or that it is closed. */
const headOf = (words: Words, { name, isClosed, contents }: ShownProgramme) =>
  isClosed
    ? words.md("programmes.closedLine", { name })
    : words.md("programmes.line", { name, template: words.t(`programmes.template.${contents.template}`) });

const numbered = (generation: number, ...parts: Parameters<typeof noticeModal>): ModalView => ({
  ...noticeModal(...parts),
  private_metadata: JSON.stringify({ generation }),
});

const closing = (words: Words) =>
  confirmation({
    title: words.t("programmes.closeAsk.title"),
    text: words.t("programmes.closeAsk.text"),
    yes: words.t("programmes.closeAsk.yes"),
    no: words.t("programmes.closeAsk.no"),
  });

function basicsBlocks(words: Words, { id, contents, plannedNumber, reminderHours }: ShownProgramme): KnownBlock[] {
  const parts = switches.filter((part) => contents[part]).map((part) => words.t(`programmes.part.${part}`));
  const lines = [
    words.md("programmes.basics.numbers", {
      number: plannedNumber,
      minutes: contents.meetingMinutes,
      hours: reminderHours,
    }),
    words.md("programmes.basics.quiet", { days: contents.quietDays }),
    contents.silent.length === 0
      ? words.md("programmes.basics.noSilent")
      : words.md("programmes.basics.silent", { days: silentDaysText(contents.silent).replaceAll("\n", ", ") }),
    ...(contents.languages === "" ? [] : [words.md("programmes.basics.languages", { languages: contents.languages })]),
    parts.length === 0 ? words.md("programmes.noParts") : words.md("programmes.parts", { parts: parts.join(", ") }),
  ];
  return [section(joined(lines), button("programmes:basics", words.t("programmes.basics.button"), { value: id }))];
}

function themesBlocks(words: Words, { id, contents }: ShownProgramme): KnownBlock[] {
  return [
    section(words.md("programmes.themes.head")),
    ...inUse(contents.themes).map((theme) => themeLine(words, id, theme)),
    ...actions(
      button("programmes:theme", words.t("programmes.themes.add"), { value: `${id} new` }),
      retiredButton(words, id, "themes", contents.themes),
    ),
  ];
}

function formBlocks(words: Words, { id, contents }: ShownProgramme, form: FormName): KnownBlock[] {
  const value = `${id} ${form}`;
  const { questions } = contents[form];
  return [
    section(words.md(`programmes.forms.${form}`)),
    ...inUse(questions).map((question) => questionLine(words, value, question)),
    ...actions(
      button("programmes:preview", words.t("programmes.forms.preview"), { value }),
      button("programmes:fields", words.t("programmes.forms.fields"), { value }),
      button("programmes:question", words.t("programmes.forms.addQuestion"), { value: `${value} new` }),
      retiredButton(words, id, form, questions),
    ),
  ];
}

/** `id`: made when the modal opens, so that a submission delivered twice makes one programme. */
export const newProgrammeModal = (words: Words, id: ProgrammeId, generation: number): ModalView =>
  formModal(newProgrammeForm, words, {
    title: "programmes.add",
    submit: "forms.save",
    seenBy: words.md("programmes.seenBy"),
    metadata: { programme: id, generation },
    generation,
    answer: { template: "auroras" },
  });

export const basicsModal = (words: Words, shown: ShownProgramme): ModalView =>
  formModal(basicsForm, words, {
    title: "programmes.basics.button",
    submit: "forms.save",
    seenBy: words.md("programmes.seenBy"),
    generation: shown.generation,
    metadata: metadataOf(shown),
    answer: {
      name: shown.name,
      plannedNumber: shown.contents.plannedNumber,
      meetingMinutes: shown.contents.meetingMinutes,
      reminderHours: shown.contents.reminderHours,
      quietDays: shown.contents.quietDays,
      languages: shown.contents.languages || null,
      parts: switches.filter((part) => shown.contents[part]),
      silent: silentDaysText(shown.contents.silent),
    },
  });

/** @param theme undefined for a new one */
export function themeModal(words: Words, shown: ShownProgramme, theme: ProgrammeTheme | undefined): ModalView {
  return formModal(themeForm, words, {
    title: "programmes.themes.title",
    submit: "forms.save",
    seenBy: words.md("programmes.themes.seenBy"),
    generation: shown.generation,
    metadata: metadataOf(shown, { theme: theme?.id ?? "new" }),
    answer: {
      ...asAnswer(theme ? namesOf(theme, words.zone) : {}),
      retire: theme?.isRetired ? ["retired"] : [],
    },
    without: theme ? [] : ["retire"],
  });
}

/** What a theme is called in each language; for one of the guide, its own names. */
export function namesOf(theme: ProgrammeTheme, zone: string): Question["name"] {
  const label = themeLabel(theme);
  if (typeof label !== "string") return label.typed;
  return Object.fromEntries(languages.map((language) => [language, wordsIn(language, zone).t(label)]));
}

const asAnswer = (name: Question["name"]) => ({
  fi: name.fi ?? null,
  selko: name.selko ?? null,
  sv: name.sv ?? null,
  en: name.en ?? null,
});

/** Which fields of a form of the guide are asked. @param free the fields that may be left out */
export function fieldsModal(
  words: Words,
  shown: ShownProgramme,
  { form, fields, free }: { form: FormName; fields: Record<string, Field>; free: readonly string[] },
): ModalView {
  const { hidden, required } = shown.contents[form];
  const options = free.flatMap((name) => {
    const field = fields[name];
    return field ? [option(labelText(field.label, words), name)] : [];
  });
  return formModal(fieldsForm, words, {
    title: "programmes.forms.fieldsTitle",
    submit: "forms.save",
    seenBy: words.md("programmes.forms.fieldsSeenBy"),
    generation: shown.generation,
    metadata: metadataOf(shown, { form }),
    options: { asked: options, required: options },
    answer: {
      asked: free.filter((name) => !hidden.includes(name)),
      required: free.filter((name) => required.includes(name)),
    },
  });
}

/** @param question undefined for a new one. The kind of an answer and who sees it cannot be changed later. */
export function questionModal(
  words: Words,
  shown: ShownProgramme,
  { form, question }: { form: FormName; question: Question | undefined },
): ModalView {
  return formModal(questionForm, words, {
    title: "programmes.forms.questionTitle",
    submit: "forms.save",
    seenBy: words.md("programmes.forms.questionSeenBy"),
    generation: shown.generation,
    metadata: metadataOf(shown, { form, question: question?.id ?? "new" }),
    options: {
      kind: questionKinds.map((kind) => option(words.t(`programmes.kind.${kind}`), kind)),
      audience: audiencesOf[form].map((one) => option(words.t(`programmes.audience.${one}`), one)),
    },
    answer: question
      ? {
          ...asAnswer(question.name),
          options: question.options
            .filter(({ isRetired }) => !isRetired)
            .map(({ name }) => typedIn(name, words.language))
            .join("\n"),
          required: question.isRequired ? ["required"] : [],
          retire: question.isRetired ? ["retired"] : [],
        }
      : { kind: "text", audience: audiencesOf[form][0] },
    without: question
      ? ["kind", "audience", ...(question.kind === "choice" ? [] : (["options"] as const))]
      : ["retire"],
  });
}

const titles = { kickoff: "kickoff.title", meetingLog: "meetingLog.title" } as const;

/** A form as people will see it. Submitting closes it and saves nothing; Slack asks for what is required first, as it asks people. */
export const previewModal = (words: Words, name: FormName, form: Form): ModalView =>
  formModal(form, words, {
    title: titles[name],
    submit: "programmes.forms.previewTry",
    close: "programmes.back",
    seenBy: words.md("programmes.forms.previewSeenBy"),
    metadata: {},
    callbackId: "programmes:preview",
  });
