import type { SlackViewAction } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { noticeModal, section } from "../../blocks/kit.ts";
import { toldApart } from "../../blocks/told-apart.ts";
import { type Complaints, errorsOf, type State } from "../programme/forms/reading.ts";
import { plain } from "../texts/markup.ts";
import type { TextKey, Words } from "../texts/words.ts";

/**
 * What happens to a submitted modal. These are final, so that a second submission of the same modal changes nothing: `close` closes it, `clear`
 * closes also those beneath it, `done` shows a last view. These keep the modal and what was typed: `complaints` are shown beside their fields,
 * `again` replaces the view, `refused` says why nothing can be saved.
 */
export type Reply =
  | { close: true }
  | { clear: true }
  | { done: ModalView }
  | { complaints: Complaints }
  | { again: ModalView }
  /** Saved, and the modal goes on with this view. A second submission of the same step changes nothing. */
  | { goesOn: ModalView }
  | { refused: TextKey; params?: Record<string, string> }
  /** The same answers were saved by an earlier submission of this modal. */
  | { savedAlready: true }
  /** Other answers were saved by an earlier submission. These, by block id, are not. */
  | { notSaved: readonly string[] };

/** The acknowledgement of a submission, in Slack's format. https://docs.slack.dev/surfaces/modals#response_actions */
export type Response = Record<string, unknown>;
type SentView = SlackViewAction["view"];

const firstField = (view: SentView): string | undefined =>
  view.blocks.find((block) => block.type === "input")?.block_id;

export function responseTo(reply: Reply, sent: SentView, state: State, words: Words): Response | undefined {
  if ("close" in reply) return undefined;
  if ("clear" in reply) return { response_action: "clear" };
  if ("complaints" in reply) {
    const errors = errorsOf(reply.complaints, state, ({ key, params }) => words.t(key, params));
    return { response_action: "errors", errors: besideFields(errors, sent) };
  }
  if ("refused" in reply)
    return responseSaying(sent, words, withCopyHint(words.t(reply.refused, reply.params), sent, words));
  if ("savedAlready" in reply) return saying(sent, words, words.t("general.savedAlready"));
  if ("notSaved" in reply) return besideChanged(reply.notSaved, sent, words);
  const view = "done" in reply ? reply.done : "goesOn" in reply ? reply.goesOn : reply.again;
  return { response_action: "update", view: toldApart(view) };
}

/** Says beside each changed answer that it was not saved. An answer that is no field of a form, as a choice among buttons, is not shown. */
function besideChanged(changed: readonly string[], view: SentView, words: Words): Response {
  const fields = changed.filter((id) => view.blocks.some((block) => block.type === "input" && block.block_id === id));
  if (fields.length === 0) return saying(view, words, words.t("general.savedAlready"));
  const text = withCopyHint(words.t("general.savedBefore"), view, words);
  return { response_action: "errors", errors: Object.fromEntries(fields.map((id) => [id, text])) };
}

/** Replaces the modal by a text. */
const saying = (view: SentView, words: Words, text: string): Response => ({
  response_action: "update",
  view: noticeModal(view.title.text, words.t("forms.close"), [section(plain(text))]),
});

/** Slack accepts errors only for fields that the modal has. An error about another field is shown beside the first one. */
function besideFields(errors: Record<string, string>, view: SentView): Record<string, string> {
  const isField = (id: string) => view.blocks.some((block) => block.type === "input" && block.block_id === id);
  const first = firstField(view);
  return Object.fromEntries(
    Object.entries(errors).map(([id, text]) => [isField(id) || first === undefined ? id : first, text]),
  );
}

/** Shows a text beside the first field, so that the modal stays open and nothing typed is lost. A modal without fields is replaced by the text. */
export function responseSaying(view: SentView, words: Words, text: string): Response {
  const first = firstField(view);
  if (first !== undefined) return { response_action: "errors", errors: { [first]: text } };
  return saying(view, words, text);
}

/** Adds, if a text field has been filled, that the text can be copied from the modal. */
export function withCopyHint(why: string, view: SentView, words: Words): string {
  const answers = Object.values(view.state.values as State).flatMap((block) => Object.values(block));
  const hasText = answers.some(({ type, value }) => type === "plain_text_input" && value);
  return hasText ? `${why} ${words.t("general.canCopy")}` : why;
}
