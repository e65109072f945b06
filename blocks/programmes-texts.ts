import type { KnownBlock, ModalView } from "@slack/types";
import { pairRoles } from "../src/programme/pairs/roles.ts";
import { addedTexts, namesForm, textField, textsForm } from "../src/programme/programmes/form.ts";
import { languages } from "../src/texts/languages.ts";
import { isNamedIn, type NamedLanguage, nameFields } from "../src/texts/role-names.ts";
import { type TextKey, type Words, wordsIn } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { context, section } from "./kit.ts";
import { metadataOf, type ShownProgramme } from "./programmes-shown.ts";

/** The texts that a coordinator adds to a programme, and what it calls the two. */

export const textsModal = (words: Words, shown: ShownProgramme): ModalView =>
  formModal(textsForm, words, {
    title: "programmes.texts.title",
    submit: "forms.save",
    seenBy: words.md("programmes.texts.seenBy"),
    generation: shown.generation,
    metadata: metadataOf(shown),
    answer: Object.fromEntries(
      addedTexts.flatMap((text) =>
        languages.map((language) => [textField(text, language), shown.contents[text][language] ?? null]),
      ),
    ),
  });

/** A name that was typed before its forms were asked is offered as the first of them. */
export const namesModal = (words: Words, shown: ShownProgramme): ModalView => {
  const { roleNames, roleForms } = shown.contents;
  return formModal(namesForm, words, {
    title: "programmes.names.title",
    submit: "forms.save",
    seenBy: words.md("programmes.names.seenBy"),
    generation: shown.generation,
    metadata: metadataOf(shown),
    answer: Object.fromEntries(
      pairRoles.flatMap((role) =>
        nameFields.map((field) => {
          const [language, form] = field.split("_") as [NamedLanguage, string];
          const known = form === "name" ? roleNames[role]?.[language] : undefined;
          return [`${role}_${field}`, roleForms[role]?.[field] ?? known ?? null];
        }),
      ),
    ),
  });
};

/** Together they have every form that is typed. */
const PREVIEWED = {
  mentor: [
    "closing.seenBy.coordinator",
    "kickoff.form.mentorContact",
    "pairs.invitation.actor",
    "followUp.bothSee",
    "followUp.share",
  ],
  actor: ["closing.seenBy.mentor", "kickoff.form.actorContact", "closing.ask.mentor"],
} as const satisfies Record<string, readonly TextKey[]>;

/** Some of the bot's own sentences with the programme's names in them, in each language that has names, so that a wrong form is seen. */
export function namesPreview(words: Words, { contents }: ShownProgramme): KnownBlock[] {
  const { roleForms } = contents;
  const lines = (["fi", "sv", "en"] as const).flatMap((language) => {
    const named = pairRoles.filter((role) => isNamedIn(language, roleForms[role]));
    const said = wordsIn(language, words.zone, false, roleForms);
    const keys = [...new Set(named.flatMap((role) => [...PREVIEWED[role]]))];
    return keys.map((key) => said.md(key, { inviter: "…", other: "…", actor: "…", coordinator: "…" }));
  });
  return lines.length === 0
    ? []
    : [section(words.md("programmes.names.preview")), ...lines.map((line) => context(line))];
}
