import { actionOf, type Known, requiredComplaint, stateValueOf } from "./client-rules.ts";
import type { Outcome } from "./deliveries.ts";
import { type Place, placesIn } from "./drawn-blocks.ts";
import { fileObject, findFile } from "./files.ts";
import { findChoice, findPressable } from "./finding.ts";
import { type Fields, fieldsOf, isFields, listOf, textOf } from "./json.ts";
import { findEphemeral } from "./messages.ts";
import {
  closedPayload,
  commandPayload,
  messageActionPayload,
  submissionPayload,
  viewActionPayload,
} from "./payloads.ts";
import type { ResponseUrls } from "./response-urls.ts";
import { NotPossible } from "./slack-error.ts";
import type { Channel, Ephemeral, Message, Touched, User, View } from "./state.ts";
import { answerSubmission, type SubmitResult } from "./submission-answers.ts";
import type { Triggers } from "./triggers.ts";
import { typedText } from "./typed-text.ts";
import { dropStack, dropView, findView, homeOf, stackOf, topView, valueIn } from "./views.ts";
import type { Workspace } from "./workspace.ts";

export type Ack = Outcome["ack"];

/** What a person points at: a message, or a modal, or Home. `blocks` are given when her screen is older than the message. */
export type Target = { channel: string; ts: string; blocks?: Fields[] } | { view: string; blocks?: Fields[] };

type Surface =
  | { on: "message"; channel: Channel; message: Message | Ephemeral; isEphemeral: boolean; blocks: Fields[] }
  | { on: "view"; view: View; blocks: Fields[] };

/** What people do with the app: each becomes a payload, and the ack decides what they see. */
export class Interactions {
  readonly #workspace: Workspace;
  readonly #triggers: Triggers;
  readonly #responseUrls: ResponseUrls;

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
        trigger_id: this.#triggers.create(user.id),
      }),
    );
    const answer = outcome.ack === "ok" ? fieldsOf(outcome.payload) : {};
    if (textOf(answer.text) === "" && !Array.isArray(answer.blocks)) return { ack: outcome.ack };
    const { status } = this.#responseUrls.respond(context, answer);
    if (status !== 200) return { ack: "dispatch_failed" };
    return { ack: outcome.ack, ...(answer.response_type === "in_channel" ? {} : { ephemeral: textOf(answer.text) }) };
  }

  async press(user: User, target: Target, wanted: string, confirm: boolean): Promise<{ ack: Ack }> {
    const surface = this.#surface(user, target);
    const { place, option } = findPressable(surface.blocks, wanted);
    const { element } = place;
    if (isFields(element.confirm) && !confirm) throw new NotPossible(`"${wanted}" asks for a confirmation`);
    const action = option
      ? { type: element.type, action_id: element.action_id, selected_option: option }
      : this.#action(user, place, undefined);
    return this.#dispatch(user, surface, place, action);
  }

  async choose(user: User, target: Target, wanted: string, raw: unknown, confirm: boolean): Promise<{ ack?: Ack }> {
    const surface = this.#surface(user, target);
    const place = findChoice(surface.blocks, wanted);
    if (isFields(place.element.confirm) && !confirm) throw new NotPossible(`"${wanted}" asks for a confirmation`);
    const action = this.#action(user, place, raw);
    this.#put(user, surface, place, raw);
    return dispatches(place) ? this.#dispatch(user, surface, place, action) : {};
  }

  /** Values by label or block_id. What cannot be typed or chosen at all is refused at once, the rest on submit. */
  async fill(user: User, values: Fields): Promise<{ ack?: Ack }> {
    let result: { ack?: Ack } = {};
    for (const [wanted, raw] of Object.entries(values)) {
      const view = this.#modal(user);
      const surface: Surface = { on: "view", view, blocks: view.blocks };
      const place = findChoice(view.blocks, wanted);
      this.#put(user, surface, place, raw);
      if (!dispatches(place) || view.drafts[textOf(place.block.block_id)]) continue;
      result = await this.#dispatch(user, surface, place, this.#action(user, place, raw));
    }
    return result;
  }

  async submit(user: User): Promise<SubmitResult> {
    const view = this.#modal(user);
    if (!view.submit) throw new NotPossible("this view has no submit button");
    const complaints = this.#complaintsBeforeSending(view);
    if (Object.keys(complaints).length > 0) {
      view.complaints = complaints;
      return { outcome: "not_sent", errors: byLabel(view, complaints) };
    }
    const outcome = await this.#workspace.deliveries.interaction(
      "interactive",
      submissionPayload(this.#workspace, {
        user,
        view,
        trigger_id: this.#triggers.create(user.id),
        response_urls: this.#submissionUrls(user, view),
      }),
    );
    if (outcome.ack === "operation_timeout") return { outcome: "timeout" };
    if (outcome.ack === "dispatch_failed")
      return { outcome: "connection_error", message: "We had some trouble connecting" };
    const result = answerSubmission(
      this.#workspace,
      findView(this.#workspace, view.id) ?? view,
      fieldsOf(outcome.payload),
    );
    return result.errors ? { ...result, errors: byLabel(view, result.errors) } : result;
  }

  /** Closes the top view, or with `clear_on_close` all of them. */
  async close(user: User): Promise<void> {
    const view = this.#modal(user);
    if (view.clear_on_close) return this.closeAll(user);
    dropView(this.#workspace, view);
    await this.#tellClosed(user, view, false);
  }

  async closeAll(user: User): Promise<void> {
    const root = stackOf(this.#workspace, user.id)[0];
    if (!root) throw new NotPossible("no modal is open");
    dropStack(this.#workspace, user.id);
    await this.#tellClosed(user, root, true);
  }

  async #tellClosed(user: User, view: View, isCleared: boolean): Promise<void> {
    if (!view.notify_on_close) return;
    const payload = closedPayload(this.#workspace, user, view, isCleared);
    await this.#workspace.deliveries.interaction("interactive", payload);
  }

  #modal(user: User): View {
    const view = topView(this.#workspace, user.id);
    if (!view) throw new NotPossible("no modal is open");
    return view;
  }

  #surface(user: User, target: Target): Surface {
    const workspace = this.#workspace;
    if ("view" in target) {
      const view = findView(workspace, target.view);
      const isShown = view === homeOf(workspace, user.id) || view === topView(workspace, user.id);
      if (!view || !isShown) throw new NotPossible("this view is not on top of her screen");
      return { on: "view", view, blocks: target.blocks ?? view.blocks };
    }
    const channel = workspace.channel(target.channel);
    if (!workspace.maySee(channel, user.id)) throw new NotPossible("she does not see this conversation");
    const ephemeral = findEphemeral(workspace, channel, target.ts, user.id);
    const message = ephemeral ?? workspace.message(channel, target.ts);
    if (!message) throw new NotPossible("this message is not there any more");
    const blocks = target.blocks ?? [
      ...(message.blocks ?? []),
      ...listOf(message.attachments).flatMap((a) => listOf(a.blocks)),
    ];
    return { on: "message", channel, message, isEphemeral: ephemeral !== undefined, blocks };
  }

  #action(user: User, place: Place, raw: unknown): Fields {
    const result = actionOf(place.element, raw, this.#known(user));
    if ("complaint" in result) throw new NotPossible(result.complaint.text);
    return result.action;
  }

  /** A value her client takes goes into the state; another stays in the field with its complaint, and keeps the view from being sent. */
  #put(user: User, surface: Surface, place: Place, raw: unknown): void {
    const blockId = textOf(place.block.block_id);
    const result = stateValueOf(place.element, raw, this.#known(user));
    const drafts = surface.on === "view" ? surface.view.drafts : {};
    if ("complaint" in result) {
      const { kind, text } = result.complaint;
      if (impossible.has(kind) || surface.on === "message") throw new NotPossible(`${blockId}: ${text}`);
      drafts[blockId] = { raw, complaint: text };
      return;
    }
    delete drafts[blockId];
    const touched = this.#touchedOn(user, surface);
    touched[blockId] = { ...touched[blockId], [textOf(place.element.action_id)]: result.value };
  }

  #touchedOn(user: User, surface: Surface): Touched {
    if (surface.on === "view") return surface.view.touched;
    const { choices } = this.#workspace.state;
    const key = `${surface.channel.id}:${surface.message.ts}:${user.id}`;
    choices[key] ??= {};
    return choices[key];
  }

  async #dispatch(user: User, surface: Surface, place: Place, action: Fields): Promise<{ ack: Ack }> {
    const workspace = this.#workspace;
    const trigger_id = this.#triggers.create(user.id);
    const action_ts = workspace.nextTs();
    const actions = [{ ...action, block_id: place.block.block_id, action_ts }];
    const payload =
      surface.on === "view"
        ? viewActionPayload(workspace, { user, view: surface.view, trigger_id, actions })
        : messageActionPayload(workspace, {
            ...surface,
            user,
            touched: this.#touchedOn(user, surface),
            trigger_id,
            response_url: this.#responseUrls.create({
              channel: surface.channel.id,
              user: user.id,
              messageTs: surface.message.ts,
            }),
            actions,
          });
    const { ack } = await workspace.deliveries.interaction("interactive", payload);
    return { ack };
  }

  /** The client keeps a view back while a field is wrong or a required one is empty. */
  #complaintsBeforeSending(view: View): Record<string, string> {
    const complaints: Record<string, string> = {};
    for (const { block, element, parent } of placesIn(view.blocks)) {
      if (parent !== "input") continue;
      const blockId = textOf(block.block_id);
      const value = valueIn(view.touched, block, element);
      const complaint = view.drafts[blockId]?.complaint ?? requiredComplaint({ ...block, type: "input" }, value)?.text;
      if (complaint) complaints[blockId] = complaint;
    }
    return complaints;
  }

  #submissionUrls(user: User, view: View): Fields[] {
    return view.blocks.flatMap((block) => {
      const element = fieldsOf(block.element);
      if (element.response_url_enabled !== true) return [];
      const value = valueIn(view.touched, block, { ...element, type: textOf(element.type) });
      const channel = textOf(value.selected_conversation ?? value.selected_channel);
      if (channel === "") return [];
      const response_url = this.#responseUrls.create({ channel, user: user.id });
      return [{ response_url, channel_id: channel, block_id: block.block_id, action_id: element.action_id }];
    });
  }

  #known(person: User): Known {
    const workspace = this.#workspace;
    return {
      user: (id) => {
        const user = workspace.findUser(id);
        return user && { isBot: user.isBot, isDeleted: user.isDeleted };
      },
      conversation: (id) => {
        const channel = workspace.findChannel(id);
        if (!channel || !workspace.maySee(channel, person.id)) return undefined;
        const withBot = Object.keys(channel.members).some((member) => workspace.findUser(member)?.isBot);
        return { kind: channel.kind, isArchived: channel.isArchived, withBot };
      },
      file: (id) => (findFile(workspace, id) ? fileObject(workspace, id) : undefined),
    };
  }
}

/** No client lets anybody do these; the others are shown beside the field. */
const impossible: ReadonlySet<string> = new Set([
  "not_offered",
  "not_a_person",
  "not_a_conversation",
  "not_a_file",
  "wrong_kind",
]);

/** Sections and actions always tell the app, inputs only when they are told to. */
function dispatches({ block, parent }: Place): boolean {
  return parent !== "input" || block.dispatch_action === true;
}

export function byLabel(view: View, complaints: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(complaints).map(([blockId, complaint]) => {
      const block = view.blocks.find(({ block_id }) => block_id === blockId);
      return [textOf(fieldsOf(block?.label).text) || blockId, complaint];
    }),
  );
}
