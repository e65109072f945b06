import type { Ack } from "./interactions.ts";
import { type Fields, isFields, textOf } from "./json.ts";
import type { ShownChannel, ShownMessage, ShownModal, ShownPerson } from "./screen.ts";
import type { SubmitResult } from "./submission-answers.ts";
import type { NewPerson, ProfileChange } from "./users.ts";

export type Shown = ShownMessage | Modal | HomeView;

/** A view as it is on her Home tab. */
export type HomeView = Fields & { id: string; type: "home"; blocks: Fields[] };

export type Modal = Omit<ShownModal, "fields"> & { fields(): ShownModal["fields"] };

/** `stale`: she acts on what she holds, though the message has changed since. */
export type ActOptions = { confirm?: boolean; stale?: boolean };

/** How clients and the control reach their workspace: what is asked and what is answered is plain JSON. A refusal is thrown. */
export type Reach = <Answer>(path: string, given: Fields) => Promise<Answer>;

/** By requests to the workspace at this address. */
export const overHttp =
  (url: string): Reach =>
  (path, given) =>
    post(`${url}/${path}`, given);

/** One person, at her own client. She sees what Slack would show her, and can do what it would let her do; else it throws. */
export class Person {
  readonly id: string;
  readonly #reach: Reach;

  constructor(reach: Reach, id: string) {
    this.id = id;
    this.#reach = reach;
  }

  me(): Promise<ShownPerson> {
    return this.#ask("me");
  }

  people(): Promise<ShownPerson[]> {
    return this.#ask("people");
  }

  /** In a channel by id or `#name`; `@bot` for the direct conversation with the app, `@name` for one with a person. */
  command(channel: string, command: string, text = ""): Promise<{ ack: Ack; ephemeral?: string }> {
    return this.#ask("command", { channel, command, text });
  }

  channels(): Promise<ShownChannel[]> {
    return this.#ask("channels");
  }

  async channel(nameOrId: string): Promise<ShownChannel> {
    const { id } = await this.#ask<{ id: string }>("open", { channel: nameOrId });
    const found = (await this.channels()).find((channel) => channel.id === id);
    if (!found) throw new Error(`${this.id} is not in ${nameOrId}`);
    return found;
  }

  /** All she sees there, oldest first, or the newest `limit` older than the timestamp `before`. */
  messages(channel: string, page: { limit?: number; before?: string } = {}): Promise<ShownMessage[]> {
    return this.#ask("messages", { channel, ...page });
  }

  /** Her messages with the app. */
  dm(): Promise<ShownMessage[]> {
    return this.messages("@bot");
  }

  /** Her messages with another person. */
  dmWith(user: string): Promise<ShownMessage[]> {
    return this.messages(user);
  }

  /** The id of the direct conversation with the app, or with another person. */
  async dmId(user = "@bot"): Promise<string> {
    return (await this.#ask<{ id: string }>("open", { channel: user })).id;
  }

  read(channel: string): Promise<void> {
    return this.#ask("read", { channel });
  }

  press(on: Shown, what: string, options: ActOptions = {}): Promise<{ ack: Ack }> {
    return this.#ask("press", { target: targetOf(on, options), what, confirm: options.confirm });
  }

  choose(on: Shown, what: string, value: unknown, options: ActOptions = {}): Promise<{ ack?: Ack }> {
    return this.#ask("choose", { target: targetOf(on, options), what, value, confirm: options.confirm });
  }

  /** Types into an external select of a view; its options can then be chosen. */
  suggest(on: Shown, what: string, query: string): Promise<{ ack: Ack; options: Fields[] }> {
    return this.#ask("suggest", { target: targetOf(on, {}), what, query });
  }

  /** A global shortcut, or with a message one of its menu. */
  shortcut(callbackId: string, message?: ShownMessage): Promise<{ ack: Ack }> {
    return this.#ask("shortcut", { callbackId, ...(message ? { target: targetOf(message, {}) } : {}) });
  }

  async modal(): Promise<Modal | undefined> {
    const modal = await this.#ask<ShownModal | null>("modal");
    if (!modal) return undefined;
    const { fields, ...rest } = modal;
    return { ...rest, fields: () => fields };
  }

  fill(values: Readonly<Record<string, unknown>>): Promise<{ ack?: Ack }> {
    return this.#ask("fill", { values });
  }

  submit(): Promise<SubmitResult> {
    return this.#ask("submit");
  }

  close(): Promise<void> {
    return this.#ask("close");
  }

  closeAll(): Promise<void> {
    return this.#ask("close-all");
  }

  /** Her client starts anew: modals and what only she saw are gone. */
  reload(): Promise<void> {
    return this.#ask("reload");
  }

  /** Opens the Home tab and gives what stands there once the app has answered. */
  async home(): Promise<HomeView | undefined> {
    await this.#ask("open-home");
    await this.#reach("control/idle", {});
    return this.shownHome();
  }

  /** What stands on her Home tab now, without opening it anew. */
  async shownHome(): Promise<HomeView | undefined> {
    return (await this.#ask<HomeView | null>("home")) ?? undefined;
  }

  openMessagesTab(): Promise<void> {
    return this.#ask("open-messages-tab");
  }

  say(channel: string, text: string, options: { threadTs?: string } = {}): Promise<{ ts: string }> {
    return this.#ask("say", { channel, text, ...options });
  }

  edit(message: ShownMessage, text: string): Promise<void> {
    return this.#ask("edit", { channel: message.channel, ts: message.ts, text });
  }

  delete(message: ShownMessage): Promise<void> {
    return this.#ask("delete", { channel: message.channel, ts: message.ts });
  }

  /** Into a channel, or with `undefined` only for a form's file field; gives the file's id. */
  upload(
    channel: string | undefined,
    file: { name: string; bytes: Uint8Array },
    text = "",
  ): Promise<{ file: string; ts?: string }> {
    return this.#ask("upload", { channel, name: file.name, content: Buffer.from(file.bytes).toString("base64"), text });
  }

  async download(file: string): Promise<Buffer> {
    const { content } = await this.#ask<{ content: string }>("download", { file });
    return Buffer.from(content, "base64");
  }

  join(channel: string): Promise<void> {
    return this.#ask("join", { channel });
  }

  leave(channel: string): Promise<void> {
    return this.#ask("leave", { channel });
  }

  invite(channel: string, user: string): Promise<void> {
    return this.#ask("invite", { channel, user });
  }

  /** Also the app. */
  remove(channel: string, user: string): Promise<void> {
    return this.#ask("remove", { channel, user });
  }

  archive(channel: string): Promise<void> {
    return this.#ask("archive", { channel });
  }

  unarchive(channel: string): Promise<void> {
    return this.#ask("unarchive", { channel });
  }

  rename(channel: string, name: string): Promise<void> {
    return this.#ask("rename", { channel, name });
  }

  setTopic(channel: string, topic: string): Promise<void> {
    return this.#ask("set-topic", { channel, topic });
  }

  async createChannel(name: string, options: { private?: boolean } = {}): Promise<string> {
    return (await this.#ask<{ id: string }>("create-channel", { name, ...options })).id;
  }

  deactivate(user: string): Promise<void> {
    return this.#ask("deactivate", { user });
  }

  reactivate(user: string): Promise<void> {
    return this.#ask("reactivate", { user });
  }

  changeProfile(profile: ProfileChange, user = this.id): Promise<void> {
    return this.#ask("change-profile", { profile, user });
  }

  changeLocale(locale: string, user = this.id): Promise<void> {
    return this.#ask("change-locale", { locale, user });
  }

  /** An admin lets somebody join the workspace. */
  async addPerson(person: NewPerson): Promise<Person> {
    return new Person(this.#reach, (await this.#ask<{ id: string }>("add-person", { person })).id);
  }

  #ask<Answer>(action: string, given: Fields = {}): Promise<Answer> {
    return this.#reach(`client/${this.id}/${action}`, given);
  }
}

function targetOf(on: Shown, { stale }: ActOptions): Fields {
  const blocks = stale ? { blocks: on.blocks } : {};
  if ("ts" in on) return { channel: on.channel, ts: on.ts, ...blocks };
  return { view: on.id, ...blocks };
}

/** A refusal by the workspace becomes an error here, with Slack's code in its message. */
export async function post<Answer>(url: string, given: Fields): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(given),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(isFields(answer) ? textOf(answer.error) : `HTTP ${response.status}`);
  return answer as Answer;
}
