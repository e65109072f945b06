import type { ModalView, SectionBlock } from "@slack/types";
import { labelText, typedIn } from "../src/programme/forms/labels.ts";
import type { ProgrammeId } from "../src/programme/ids.ts";
import { type FormName, type ProgrammeTheme, type Question, themeLabel } from "../src/programme/programmes/contents.ts";
import { plain } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { actions, button, context, noticeModal, section } from "./kit.ts";
import type { ShownProgramme } from "./programmes-shown.ts";

/** Themes and questions of a programme as lines: those in use, and in a view of their own those that were taken out of use. */

export type RetiredOf = "themes" | FormName;

type Retirable = { isRetired: boolean };
export const inUse = <T extends Retirable>(all: readonly T[]): T[] => all.filter(({ isRetired }) => !isRetired);

export const themeLine = (words: Words, id: ProgrammeId, theme: ProgrammeTheme): SectionBlock =>
  section(
    plain(labelText(themeLabel(theme), words)),
    button("programmes:theme", words.t("programmes.themes.change"), { value: `${id} ${theme.id}` }),
  );

/** @param value the programme and the form */
export function questionLine(words: Words, value: string, { id, name, kind, audience }: Question): SectionBlock {
  const line = words.md("programmes.forms.question", {
    name: typedIn(name, words.language),
    kind: words.t(`programmes.kind.${kind}`),
    audience: words.t(`programmes.audience.${audience}`),
  });
  return section(line, button("programmes:question", words.t("programmes.themes.change"), { value: `${value} ${id}` }));
}

/** Undefined where nothing has been taken out of use. */
export function retiredButton(words: Words, id: ProgrammeId, of: RetiredOf, all: readonly Retirable[]) {
  const count = all.length - inUse(all).length;
  if (count === 0) return undefined;
  return button("programmes:retired", words.t("programmes.retired.button", { count }), { value: `${id} ${of}` });
}

/** A modal has at most 100 blocks. What was taken out of use before these can be added again by its name. */
const MOST_SHOWN = 90;

/** The newest first, because those are looked for. */
export function retiredView(words: Words, shown: ShownProgramme, of: RetiredOf): ModalView {
  const { id, contents, generation } = shown;
  const lines =
    of === "themes"
      ? contents.themes.filter(({ isRetired }) => isRetired).map((theme) => themeLine(words, id, theme))
      : contents[of].questions
          .filter(({ isRetired }) => isRetired)
          .map((question) => questionLine(words, `${id} ${of}`, question));
  const back = button("programmes:open", words.t("programmes.back"), { value: id });
  const modal = noticeModal(words.t("programmes.retired.title"), words.t("forms.close"), [
    context(words.md("programmes.seenBy")),
    section(words.md("programmes.retired.what")),
    ...lines.toReversed().slice(0, MOST_SHOWN),
    ...(lines.length > MOST_SHOWN ? [context(words.md("programmes.retired.newest", { count: MOST_SHOWN }))] : []),
    ...actions(back),
  ]);
  return { ...modal, private_metadata: JSON.stringify({ generation }) };
}
