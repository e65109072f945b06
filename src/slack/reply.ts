import type { SlackViewAction } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { noticeModal, section } from "../../blocks/kit.ts";
import { type Complaints, errorsOf, type State } from "../programme/forms/reading.ts";
import { plain } from "../texts/markup.ts";
import type { TextKey, Words } from "../texts/words.ts";

/**
 * What happens to a submitted modal. `close` closes it, `clear` also those beneath it, `done` shows a last view. These are final:
 * a second submission of the same modal changes nothing. `complaints` stand beside their fields, `again` draws the modal anew, and `refused`
 * says why nothing of it can be saved (any more): the modal stays, so that nothing typed is lost.
 */
export type Reply =
  | { close: true }
  | { clear: true }
  | { done: ModalView }
  | { complaints: Complaints }
  | { again: ModalView }
  | { refused: TextKey; params?: Record<string, string> };

/** What Slack gets as the acknowledgement of a submission. */
export type Response = Record<string, unknown>;
type SentView = SlackViewAction["view"];

const firstField = (view: SentView): string | undefined =>
  view.blocks.find((block) => block.type === "input")?.block_id;

export function responseTo(reply: Reply, view: SentView, state: State, words: Words): Response | undefined {
  if ("close" in reply) return undefined;
  if ("clear" in reply) return { response_action: "clear" };
  if ("complaints" in reply) {
    const errors = errorsOf(reply.complaints, state, ({ key, params }) => words.t(key, params));
    return { response_action: "errors", errors: besideFields(errors, view) };
  }
  if ("refused" in reply) return saidIn(view, words, withCopy(words.t(reply.refused, reply.params), view, words));
  return { response_action: "update", view: "done" in reply ? reply.done : reply.again };
}

/** Slack takes complaints only about fields of the modal: what a form was not asked is said beside its first one. */
function besideFields(errors: Record<string, string>, view: SentView): Record<string, string> {
  const isField = (id: string) => view.blocks.some((block) => block.type === "input" && block.block_id === id);
  const first = firstField(view);
  return Object.fromEntries(
    Object.entries(errors).map(([id, text]) => [isField(id) || first === undefined ? id : first, text]),
  );
}

/** Beside the first field, so that the modal stays open and nothing typed is lost; where there is none, in its place. */
export function saidIn(view: SentView, words: Words, text: string): Response {
  const first = firstField(view);
  if (first !== undefined) return { response_action: "errors", errors: { [first]: text } };
  const notice = noticeModal(view.title.text, words.t("forms.close"), [section(plain(text))]);
  return { response_action: "update", view: notice };
}

/** Where she has typed something, that it is still hers to take along. */
export function withCopy(why: string, view: SentView, words: Words): string {
  const answers = Object.values(view.state.values as State).flatMap((block) => Object.values(block));
  const hasText = answers.some(({ type, value }) => type === "plain_text_input" && value);
  return hasText ? `${why} ${words.t("general.canCopy")}` : why;
}
