import { requiredComplaint } from "./client-rules.ts";
import { findChoice } from "./find-element.ts";
import type { Ack, Interactions } from "./interactions.ts";
import { type Fields, fieldsOf, plainText, textOf } from "./json.ts";
import { closedPayload, submissionPayload } from "./payloads.ts";
import type { ResponseUrls } from "./response-urls.ts";
import { NotPossible } from "./slack-error.ts";
import type { User, View } from "./state.ts";
import { placesIn } from "./stored-blocks.ts";
import { answerSubmission, type SubmitResult } from "./submission-answers.ts";
import type { Triggers } from "./triggers.ts";
import { dropStack, dropView, findView, stackOf, topView, valueIn } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** What a person does with her top modal. Each method throws NotPossible when none is open. */
export class ModalInteractions {
  readonly #workspace: Workspace;
  readonly #triggers: Triggers;
  readonly #responseUrls: ResponseUrls;
  readonly #interactions: Interactions;

  constructor(workspace: Workspace, triggers: Triggers, responseUrls: ResponseUrls, interactions: Interactions) {
    this.#workspace = workspace;
    this.#triggers = triggers;
    this.#responseUrls = responseUrls;
    this.#interactions = interactions;
  }

  /**
   * Enters values by label or block_id. A value that no client lets a person enter throws NotPossible; one that the client complains
   * about stays in its field and prevents the submission.
   */
  async fill(user: User, values: Fields): Promise<{ ack?: Ack }> {
    let result: { ack?: Ack } = {};
    for (const [wanted, raw] of Object.entries(values)) {
      const view = this.#top(user);
      const place = findChoice(view.blocks, wanted);
      const entered = await this.#interactions.enterValue(user, { on: "view", view, blocks: view.blocks }, place, raw);
      if (entered.ack) result = entered;
    }
    return result;
  }

  async submit(user: User): Promise<SubmitResult> {
    const view = this.#top(user);
    if (!view.submit) throw new NotPossible("this view has no submit button");
    const complaints = complaintsBeforeSending(view);
    if (Object.keys(complaints).length > 0) {
      view.complaints = complaints;
      return { outcome: "not_sent", errors: byLabel(view, complaints) };
    }
    return this.#send(user, view, {});
  }

  /** Submits the top modal with other values or metadata and without any check, as a client that is not Slack's could. */
  forge(user: User, forgery: Forgery): Promise<SubmitResult> {
    return this.#send(user, this.#top(user), forgery);
  }

  async #send(user: User, view: View, forgery: Forgery): Promise<SubmitResult> {
    const payload = submissionPayload(this.#workspace, {
      user,
      view,
      trigger_id: this.#triggers.create(user.id, view.origin),
      response_urls: this.#responseUrlsOf(user, view),
    });
    overlay(fieldsOf(payload.view), forgery);
    const outcome = await this.#workspace.deliveries.interaction("interactive", payload);
    if (outcome.ack === "operation_timeout") return { outcome: "timeout" };
    if (outcome.ack === "dispatch_failed") {
      return { outcome: "connection_error", message: "We had some trouble connecting" };
    }
    const current = findView(this.#workspace, view.id) ?? view;
    const result = answerSubmission(this.#workspace, current, fieldsOf(outcome.payload));
    return result.errors ? { ...result, errors: byLabel(current, result.errors) } : result;
  }

  /** Closes the top view; if it has `clear_on_close`, all views. */
  async close(user: User): Promise<void> {
    const view = this.#top(user);
    if (view.clear_on_close) return this.closeAll(user);
    dropView(this.#workspace, view);
    await this.#sendClosed(user, view, false);
  }

  async closeAll(user: User): Promise<void> {
    const root = stackOf(this.#workspace, user.id)[0];
    if (!root) throw new NotPossible("no modal is open");
    dropStack(this.#workspace, user.id);
    await this.#sendClosed(user, root, true);
  }

  async #sendClosed(user: User, view: View, isCleared: boolean): Promise<void> {
    if (!view.notify_on_close) return;
    const payload = closedPayload(this.#workspace, user, view, isCleared);
    await this.#workspace.deliveries.interaction("interactive", payload);
  }

  #top(user: User): View {
    const view = topView(this.#workspace, user.id);
    if (!view) throw new NotPossible("no modal is open");
    return view;
  }

  #responseUrlsOf(user: User, view: View): Fields[] {
    return placesIn(view.blocks).flatMap((place) => {
      const { block, element } = place;
      if (element.response_url_enabled !== true) return [];
      const value = valueIn(view.touched, place, view.origin);
      const channel = textOf(value.selected_conversation ?? value.selected_channel);
      if (channel === "") return [];
      const response_url = this.#responseUrls.create({ channel, user: user.id });
      return [{ response_url, channel_id: channel, block_id: block.block_id, action_id: element.action_id }];
    });
  }
}

/**
 * What replaces the modal's own content in a forged submission. `values` by block_id, in the shape of `state.values`; with `callbackId`
 * and `blocks` it is a submission of another form.
 */
export type Forgery = {
  values?: Readonly<Record<string, Fields>>;
  metadata?: string;
  callbackId?: string;
  blocks?: readonly Fields[];
};

function overlay(view: Fields, { values = {}, metadata, callbackId, blocks }: Forgery): void {
  if (metadata !== undefined) view.private_metadata = metadata;
  if (callbackId !== undefined) view.callback_id = callbackId;
  if (blocks !== undefined) view.blocks = blocks;
  const state = fieldsOf(fieldsOf(view.state).values);
  for (const [blockId, forged] of Object.entries(values)) {
    const [[actionId, value] = [blockId, {}]] = Object.entries(fieldsOf(state[blockId]));
    state[blockId] = { [actionId]: { ...fieldsOf(value), ...forged } };
  }
}

/** The complaints that keep the client from submitting, by block_id: refused values, and required fields that are empty. */
function complaintsBeforeSending(view: View): Record<string, string> {
  const complaints: Record<string, string> = {};
  for (const place of placesIn(view.blocks)) {
    const { block, parent } = place;
    if (parent !== "input") continue;
    const blockId = textOf(block.block_id);
    const value = valueIn(view.touched, place, view.origin);
    const complaint = view.drafts[blockId]?.complaint ?? requiredComplaint({ ...block, type: "input" }, value)?.text;
    if (complaint) complaints[blockId] = complaint;
  }
  return complaints;
}

function byLabel(view: View, complaints: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(complaints).map(([blockId, complaint]) => {
      const block = view.blocks.find(({ block_id }) => block_id === blockId);
      return [plainText(block?.label) || blockId, complaint];
    }),
  );
}
