import { namedBySlack, type SlackChannelId, type SlackUserId } from "../../programme/ids.ts";
import type { Ack } from "./interactions.ts";
import { type Fields, isFields, textOf } from "./json.ts";
import type { ShownChannel, ShownMessage, ShownModal, ShownPerson } from "./screen.ts";
import type { SubmitResult } from "./submission-answers.ts";
import type { NewPerson, ProfileChange } from "./users.ts";

/** Something with blocks on a person's screen, on which she can press and choose. */
export type ShownSurface = ShownMessage | Modal | HomeView;

/** The view on a person's Home tab. */
export type HomeView = Fields & { id: string; type: "home"; blocks: Fields[] };

/** A channel as the person sees it, with its id as the bot's own type. */
type OwnChannel = ShownChannel & { id: SlackChannelId };

export type Modal = Omit<ShownModal, "fields"> & { fields(): ShownModal["fields"] };

/** `confirm` answers the element's confirmation dialog with yes. `stale`: act on the given blocks even if the message has changed since. */
export type ActOptions = { confirm?: boolean; stale?: boolean };

/** How people and tests reach their workspace, with plain JSON both ways. Rejects where the workspace refuses. */
export type Reach = <Answer>(path: string, given: Fields) => Promise<Answer>;

const overHttp =
  (url: string): Reach =>
  (path, given) =>
    post(`${url}/${path}`, given);

/** At this address, or in the workspace's own process without requests. */
export const reachAt = (where: string | Reach): Reach => (typeof where === "string" ? overHttp(where) : where);

/** One person at her client. She sees what Slack would show her. A method rejects with an Error if Slack would not let her do it. */
export class Person {
  readonly id: SlackUserId;
  readonly #reach: Reach;

  constructor(where: string | Reach, id: string) {
    this.id = namedBySlack(id);
    this.#reach = reachAt(where);
  }

  me(): Promise<ShownPerson> {
    return this.#ask("me");
  }

  people(): Promise<ShownPerson[]> {
    return this.#ask("people");
  }

  /** Types a command. A channel is an id, `#name`, `@bot` for the direct conversation with the app, or `@name` for one with a person. */
  command(channel: string, command: string, text = ""): Promise<{ ack: Ack; ephemeral?: string }> {
    return this.#ask("command", { channel, command, text });
  }

  channels(): Promise<OwnChannel[]> {
    return this.#ask("channels");
  }

  async channel(nameOrId: string): Promise<OwnChannel> {
    const { id } = await this.#ask<{ id: string }>("open", { channel: nameOrId });
    const found = (await this.channels()).find((channel) => channel.id === id);
    if (!found) throw new Error(`${this.id} is not in ${nameOrId}`);
    return found;
  }

  /** The messages that she sees there, oldest first: all of them, or the newest `limit` that are older than the timestamp `before`. */
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
  async dmId(user = "@bot"): Promise<SlackChannelId> {
    return (await this.#ask<{ id: SlackChannelId }>("open", { channel: user })).id;
  }

  read(channel: string): Promise<void> {
    return this.#ask("read", { channel });
  }

  press(on: ShownSurface, what: string, options: ActOptions = {}): Promise<{ ack: Ack }> {
    return this.#ask("press", { target: targetOf(on, options), what, confirm: options.confirm });
  }

  choose(on: ShownSurface, what: string, value: unknown, options: ActOptions = {}): Promise<{ ack?: Ack }> {
    return this.#ask("choose", { target: targetOf(on, options), what, value, confirm: options.confirm });
  }

  /** Types into an external select of a view. The options that come can then be chosen. */
  suggest(on: ShownSurface, what: string, query: string): Promise<{ ack: Ack; options: Fields[] }> {
    return this.#ask("suggest", { target: targetOf(on, {}), what, query });
  }

  /** A global shortcut, or with a message a message shortcut. */
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

  /** Reloads her client: its modals and ephemeral messages are gone. */
  reload(): Promise<void> {
    return this.#ask("reload");
  }

  /** Opens the Home tab and waits until the app is idle. Resolves to the view, if there is one. */
  async home(): Promise<HomeView | undefined> {
    await this.#ask("open-home");
    await this.#reach("control/idle", {});
    return this.shownHome();
  }

  /** The view on her Home tab now, without the event that opening the tab sends. */
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

  /** Uploads a file to a channel, or with `undefined` for a form's file field. `file` is the file's id. */
  upload(
    channel: string | undefined,
    file: { name: string; bytes: Uint8Array },
    text = "",
  ): Promise<{ file: string; ts?: string }> {
    return this.#ask("upload", { channel, name: file.name, content: Buffer.from(file.bytes).toString("base64"), text });
  }

  /** Records an audio clip and sends it. `words`: what Slack hears in it, which it shows as a caption; nothing by default. */
  sendClip(channel: string, words = ""): Promise<{ file: string; ts?: string }> {
    return this.#ask("send-clip", { channel, words });
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

  /** Removes a person or the app. */
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

  async createChannel(name: string, options: { private?: boolean } = {}): Promise<SlackChannelId> {
    return (await this.#ask<{ id: SlackChannelId }>("create-channel", { name, ...options })).id;
  }

  deactivate(user: string): Promise<void> {
    return this.#ask("deactivate", { user });
  }

  reactivate(user: string): Promise<void> {
    return this.#ask("reactivate", { user });
  }

  changeProfile(profile: ProfileChange, user: string = this.id): Promise<void> {
    return this.#ask("change-profile", { profile, user });
  }

  changeLocale(locale: string, user: string = this.id): Promise<void> {
    return this.#ask("change-locale", { locale, user });
  }

  /** Adds a person to the workspace, as an admin. */
  async addPerson(person: NewPerson): Promise<Person> {
    return new Person(this.#reach, (await this.#ask<{ id: string }>("add-person", { person })).id);
  }

  #ask<Answer>(action: string, given: Fields = {}): Promise<Answer> {
    return this.#reach(`client/${this.id}/${action}`, given);
  }
}

function targetOf(on: ShownSurface, { stale }: ActOptions): Fields {
  const blocks = stale ? { blocks: on.blocks } : {};
  if ("ts" in on) return { channel: on.channel, ts: on.ts, ...blocks };
  return { view: on.id, ...blocks };
}

/** Posts JSON to the workspace. A refusal rejects with an Error whose message is Slack's code or the workspace's reason. */
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
