import { actionOf, stateValueOf } from "./client-rules.ts";
import type { Outcome } from "./envelopes.ts";
import { findChoice, findPressable } from "./find-element.ts";
import { type Fields, fieldsOf, isFields, listOf, textOf } from "./json.ts";
import {
  commandPayload,
  messageActionPayload,
  messageShortcutPayload,
  shortcutPayload,
  suggestionPayload,
  viewActionPayload,
} from "./payloads.ts";
import type { ResponseUrls } from "./response-urls.ts";
import { NotPossible } from "./slack-error.ts";
import type { Channel, User } from "./state.ts";
import type { Element } from "./state-values.ts";
import type { ElementPlace } from "./stored-blocks.ts";
import { type Surface, saveValues, surfaceOf, type Target, valuesOn, visibleTo } from "./surfaces.ts";
import type { Triggers } from "./triggers.ts";
import { typedText } from "./typed-text.ts";
import type { Workspace } from "./workspace.ts";

export type Ack = Outcome["ack"];

/** What people do with the app: commands, shortcuts, presses and choices. Each is sent to the app, and resolves when it is acknowledged. */
export class Interactions {
  readonly #workspace: Workspace;
  readonly #triggers: Triggers;
  readonly #responseUrls: ResponseUrls;
  /** The options that the app last suggested for each external select, by user and action_id. */
  readonly #suggestions = new Map<string, Fields[]>();

  constructor(workspace: Workspace, triggers: Triggers, responseUrls: ResponseUrls) {
    this.#workspace = workspace;
    this.#triggers = triggers;
    this.#responseUrls = responseUrls;
  }

  async command(
    user: User,
    channel: Channel,
    command: string,
    typed: string,
  ): Promise<{ ack: Ack; ephemeral?: string }> {
    const workspace = this.#workspace;
    const known = workspace.manifest.features?.slash_commands?.find((other) => other.command === command);
    if (!known) throw new NotPossible(`${command} is not a command of this workspace`);
    if (channel.isArchived) throw new NotPossible("no commands in an archived channel");
    const context = { channel: channel.id, user: user.id };
    const outcome = await workspace.deliveries.interaction(
      "slash_commands",
      commandPayload(workspace, {
        user,
        channel,
        command,
        text: typedText(workspace, typed.trim(), known.should_escape ? "labelled" : "none"),
        response_url: this.#responseUrls.create(context),
        trigger_id: this.#triggers.create(user.id, channel.id),
      }),
    );
    const answer = outcome.ack === "ok" ? fieldsOf(outcome.payload) : {};
    if (textOf(answer.text) === "" && !Array.isArray(answer.blocks)) return { ack: outcome.ack };
    const { status } = this.#responseUrls.respond(context, answer);
    if (status !== 200) return { ack: "dispatch_failed" };
    return { ack: outcome.ack, ...(answer.response_type === "in_channel" ? {} : { ephemeral: textOf(answer.text) }) };
  }

  /** A message shortcut if `target` is a message, else a global one. */
  async shortcut(user: User, callbackId: string, target?: Target): Promise<{ ack: Ack }> {
    const workspace = this.#workspace;
    const type = target ? "message" : "global";
    const known = (workspace.manifest.features?.shortcuts ?? []).some(
      (shortcut) => shortcut.callback_id === callbackId && shortcut.type === type,
    );
    if (!known) throw new NotPossible(`no ${type} shortcut "${callbackId}"`);
    if (!target) {
      const trigger_id = this.#triggers.create(user.id);
      return this.#sendForAck(shortcutPayload(workspace, { user, callback_id: callbackId, trigger_id }));
    }
    const surface = surfaceOf(workspace, user, target);
    if (surface.on === "view") throw new NotPossible("a message shortcut needs a message");
    const { channel, message } = surface;
    const trigger_id = this.#triggers.create(user.id, channel.id);
    const response_url = this.#responseUrls.create({ channel: channel.id, user: user.id, messageTs: message.ts });
    return this.#sendForAck(
      messageShortcutPayload(workspace, {
        user,
        channel,
        message,
        callback_id: callbackId,
        trigger_id,
        response_url,
      }),
    );
  }

  async press(user: User, target: Target, wanted: string, confirm: boolean): Promise<{ ack: Ack }> {
    const surface = surfaceOf(this.#workspace, user, target);
    const { place, option } = findPressable(surface.blocks, wanted);
    const { element } = place;
    if (isFields(element.confirm) && !confirm) throw new NotPossible(`"${wanted}" asks for a confirmation`);
    const action = option
      ? { type: element.type, action_id: element.action_id, selected_option: option }
      : this.#action(user, place, undefined);
    return this.#dispatch(user, surface, place, action);
  }

  async choose(user: User, target: Target, wanted: string, raw: unknown, confirm: boolean): Promise<{ ack?: Ack }> {
    const surface = surfaceOf(this.#workspace, user, target);
    const place = findChoice(surface.blocks, wanted);
    if (isFields(place.element.confirm) && !confirm) throw new NotPossible(`"${wanted}" asks for a confirmation`);
    return this.enterValue(user, surface, place, raw);
  }

  /**
   * Stores a value that the client accepts. In a view a refused value stays in the field as a draft with its complaint, and the view
   * cannot be submitted; on a message a refused value throws NotPossible. The app gets an action from sections and actions blocks, and
   * from inputs with `dispatch_action`.
   */
  async enterValue(user: User, surface: Surface, place: ElementPlace, raw: unknown): Promise<{ ack?: Ack }> {
    const blockId = textOf(place.block.block_id);
    const result = stateValueOf(place.element, raw, this.#visibleTo(user));
    const drafts = surface.on === "view" ? surface.view.drafts : {};
    if ("complaint" in result) {
      const { kind, text } = result.complaint;
      if (impossible.has(kind) || surface.on === "message") throw new NotPossible(`${blockId}: ${text}`);
      drafts[blockId] = { raw, complaint: text };
      return {};
    }
    delete drafts[blockId];
    const values = valuesOn(this.#workspace, user, surface);
    values[blockId] = { ...values[blockId], [textOf(place.element.action_id)]: result.value };
    saveValues(this.#workspace, user, surface, values);
    const dispatches = place.parent !== "input" || place.block.dispatch_action === true;
    return dispatches ? this.#dispatch(user, surface, place, this.#action(user, place, raw)) : {};
  }

  /** Asks the app for the options of an external select that match the query. */
  async suggest(user: User, target: Target, wanted: string, query: string): Promise<{ ack: Ack; options: Fields[] }> {
    const surface = surfaceOf(this.#workspace, user, target);
    if (surface.on === "message") throw new NotPossible("only views have external selects here");
    const { block, element } = findChoice(surface.blocks, wanted);
    const { ack, payload } = await this.#send(
      suggestionPayload(this.#workspace, {
        user,
        view: surface.view,
        block_id: textOf(block.block_id),
        action_id: textOf(element.action_id),
        value: query,
      }),
    );
    const grouped = listOf(payload.option_groups).flatMap((group) => listOf(group.options));
    const options = [...listOf(payload.options), ...grouped];
    this.#suggestions.set(suggestionKey(user, element), options);
    return { ack, options };
  }

  #action(user: User, place: ElementPlace, raw: unknown): Fields {
    const result = actionOf(place.element, raw, this.#visibleTo(user));
    if ("complaint" in result) throw new NotPossible(result.complaint.text);
    return result.action;
  }

  async #dispatch(user: User, surface: Surface, place: ElementPlace, action: Fields): Promise<{ ack: Ack }> {
    const workspace = this.#workspace;
    const trigger_id = this.#triggers.create(user.id, surface.on === "message" ? surface.channel.id : undefined);
    const actions = [{ ...action, block_id: place.block.block_id, action_ts: workspace.nextTs() }];
    if (surface.on === "view") {
      return this.#sendForAck(viewActionPayload(workspace, { user, view: surface.view, trigger_id, actions }));
    }
    const { channel, message } = surface;
    return this.#sendForAck(
      messageActionPayload(workspace, {
        user,
        surface,
        touched: valuesOn(workspace, user, surface),
        trigger_id,
        response_url: this.#responseUrls.create({ channel: channel.id, user: user.id, messageTs: message.ts }),
        actions,
      }),
    );
  }

  async #sendForAck(payload: Fields): Promise<{ ack: Ack }> {
    return { ack: (await this.#send(payload)).ack };
  }

  async #send(payload: Fields): Promise<{ ack: Ack; payload: Fields }> {
    const outcome = await this.#workspace.deliveries.interaction("interactive", payload);
    return { ack: outcome.ack, payload: outcome.ack === "ok" ? fieldsOf(outcome.payload) : {} };
  }

  #visibleTo(user: User) {
    return visibleTo(this.#workspace, user, (element) => this.#suggestions.get(suggestionKey(user, element)) ?? []);
  }
}

/** Complaints about values that no client lets a person enter. The other complaints are shown beside the field. */
const impossible: ReadonlySet<string> = new Set([
  "not_offered",
  "not_a_person",
  "not_a_conversation",
  "not_a_file",
  "wrong_kind",
]);

function suggestionKey(user: User, element: Element): string {
  return `${user.id}:${textOf(element.action_id)}`;
}
