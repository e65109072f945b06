import {
  addMember,
  archive,
  createChannel,
  openDirect,
  removeMember,
  rename,
  setTopic,
  unarchive,
} from "./channels.ts";
import { addFile, findFile, mayOpenFile, share } from "./files.ts";
import type { Interactions } from "./interactions.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./json.ts";
import { deleteMessage, editMessage, forgetEphemerals, markRead, postAsPerson } from "./messages.ts";
import type { ModalInteractions } from "./modal-interactions.ts";
import { joinableChannels, shownChannels, shownMessages, shownModal, shownPerson } from "./screen.ts";
import { NotPossible, SlackError } from "./slack-error.ts";
import type { Channel, StoredFile, User } from "./state.ts";
import type { Target } from "./surfaces.ts";
import { typedText } from "./typed-text.ts";
import { activeUser, changeLocale, changeProfile, joinWorkspace, setDeactivated } from "./users.ts";
import { homeOf, loseStack, topView, viewObject } from "./views.ts";
import type { Workspace } from "./workspace.ts";

type Action = (user: User, given: Fields) => unknown;

/** A recording of silence: nobody plays it. */
const CLIP = { name: "audio_message.m4a", content: Buffer.from("silence").toString("base64") };
const CLIP_MS = 4_000;

/** The actions of a person's client: `POST /client/<userId>/<action>`. Each throws SlackError or NotPossible when Slack's client would not allow it. */
export class ClientApi {
  readonly #workspace: Workspace;
  readonly #interactions: Interactions;
  readonly #modals: ModalInteractions;

  constructor(workspace: Workspace, interactions: Interactions, modals: ModalInteractions) {
    this.#workspace = workspace;
    this.#interactions = interactions;
    this.#modals = modals;
  }

  async act(userId: string, action: string, given: Fields): Promise<unknown> {
    const run = Object.hasOwn(this.#actions, action) ? this.#actions[action] : undefined;
    if (!run) throw new NotPossible(`people cannot "${action}"`);
    return await run(activeUser(this.#workspace, userId), given);
  }

  readonly #actions: Readonly<Record<string, Action>> = {
    me: (user) => shownPerson(this.#workspace, user),
    people: () => Object.values(this.#workspace.state.users).map((user) => shownPerson(this.#workspace, user)),
    commands: () => this.#workspace.manifest.features?.slash_commands ?? [],
    channels: (user) => shownChannels(this.#workspace, user),
    browse: (user) => joinableChannels(this.#workspace, user),
    open: (user, given) => ({ id: this.#channel(user, given.channel).id }),
    messages: (user, given) => {
      const { limit, before } = given;
      const page = {
        ...(typeof limit === "number" ? { limit } : {}),
        ...(typeof before === "string" ? { before } : {}),
      };
      return shownMessages(this.#workspace, user, this.#channel(user, given.channel), page);
    },
    read: (user, given) => {
      const channel = this.#channel(user, given.channel);
      markRead(channel, user.id, channel.messages.at(-1)?.ts ?? "");
    },
    command: (user, { channel, command, text }) =>
      this.#interactions.command(user, this.#memberChannel(user, channel), textOf(command), textOf(text)),
    press: (user, { target, what, confirm }) =>
      this.#interactions.press(user, targetOf(target), textOf(what), confirm === true),
    choose: (user, { target, what, value, confirm }) =>
      this.#interactions.choose(user, targetOf(target), textOf(what), value, confirm === true),
    suggest: (user, { target, what, query }) =>
      this.#interactions.suggest(user, targetOf(target), textOf(what), textOf(query)),
    shortcut: (user, { callbackId, target }) =>
      this.#interactions.shortcut(user, textOf(callbackId), target === undefined ? undefined : targetOf(target)),
    modal: (user) => {
      const view = topView(this.#workspace, user.id);
      return view ? shownModal(view) : null;
    },
    fill: (user, given) => this.#modals.fill(user, fieldsOf(given.values)),
    submit: (user) => this.#modals.submit(user),
    close: (user) => this.#modals.close(user),
    "close-all": (user) => this.#modals.closeAll(user),
    "open-home": (user) => this.#openAppHome(user, "home"),
    "open-messages-tab": (user) => this.#openAppHome(user, "messages"),
    home: (user) => {
      const view = homeOf(this.#workspace, user.id);
      return view ? viewObject(this.#workspace, view) : null;
    },
    reload: (user) => {
      loseStack(this.#workspace, user.id);
      forgetEphemerals(this.#workspace, user.id);
    },
    say: (user, given) => this.#say(user, given),
    edit: (user, given) => {
      const { channel, message } = this.#ownMessage(user, given);
      editMessage(
        this.#workspace,
        channel,
        message,
        { text: typedText(this.#workspace, textOf(given.text), "plain") },
        user.id,
      );
    },
    delete: (user, given) => {
      const { channel, message } = this.#ownMessage(user, given);
      deleteMessage(this.#workspace, channel, message);
    },
    upload: (user, given) => this.#upload(user, given),
    "send-clip": (user, { channel, words }) =>
      this.#upload(user, { channel, ...CLIP }, { durationMs: CLIP_MS, words: textOf(words) }),
    download: (user, { file }) => {
      const found = findFile(this.#workspace, textOf(file));
      if (!found?.completed || !mayOpenFile(this.#workspace, found, user.id)) throw new SlackError("file_not_found");
      return { name: found.name, content: found.content };
    },
    join: (user, given) => {
      const channel = this.#channel(user, given.channel);
      if (channel.kind !== "public" || channel.isArchived) throw new NotPossible("nobody can join this channel");
      if (!this.#workspace.isMember(channel, user.id)) addMember(this.#workspace, channel, user.id);
    },
    leave: (user, given) => {
      const channel = this.#memberChannel(user, given.channel);
      removeMember(this.#workspace, channel, user.id, user.id);
    },
    invite: (user, given) => {
      const channel = this.#memberChannel(user, given.channel);
      const invited = this.#workspace.user(textOf(given.user));
      if (invited.isDeleted) throw new SlackError("user_not_found");
      if (this.#workspace.isMember(channel, invited.id)) throw new SlackError("already_in_channel");
      addMember(this.#workspace, channel, invited.id, user.id);
    },
    remove: (user, given) => {
      const channel = this.#memberChannel(user, given.channel);
      const removed = textOf(given.user);
      if (!this.#workspace.isMember(channel, removed)) throw new SlackError("not_in_channel");
      removeMember(this.#workspace, channel, removed, user.id);
    },
    archive: (user, given) => archive(this.#workspace, this.#memberChannel(user, given.channel), user.id),
    unarchive: (user, given) => unarchive(this.#workspace, this.#channel(user, given.channel), user.id),
    rename: (user, given) =>
      rename(this.#workspace, this.#memberChannel(user, given.channel), textOf(given.name), user.id),
    "set-topic": (user, given) =>
      setTopic(
        this.#workspace,
        this.#memberChannel(user, given.channel),
        typedText(this.#workspace, textOf(given.topic), "plain"),
        user.id,
      ),
    "create-channel": (user, given) => {
      const kind = given.private === true ? "private" : "public";
      const channel = createChannel(this.#workspace, { name: textOf(given.name), kind, creator: user.id });
      return { id: channel.id };
    },
    deactivate: (user, given) => setDeactivated(this.#workspace, this.#changeableUser(user, given), true),
    reactivate: (user, given) => setDeactivated(this.#workspace, this.#changeableUser(user, given), false),
    "change-profile": (user, given) =>
      changeProfile(this.#workspace, this.#changeableUser(user, given), fieldsOf(given.profile)),
    "change-locale": (user, given) =>
      changeLocale(this.#workspace, this.#changeableUser(user, given), textOf(given.locale)),
    "add-person": (user, given) => {
      if (!user.isAdmin) throw new NotPossible("only admins can do this");
      return {
        id: joinWorkspace(this.#workspace, { ...fieldsOf(given.person), name: textOf(fieldsOf(given.person).name) }).id,
      };
    },
  };

  /**
   * A conversation that the user sees: an id, `#name`, or `@name` for a direct conversation, which is opened if needed. The app is
   * `@bot`, `@dm-with-bot` or its name.
   */
  #channel(user: User, given: unknown): Channel {
    const workspace = this.#workspace;
    const named = textOf(given);
    if (named.startsWith("@")) return openDirect(workspace, [user.id, this.#namedPerson(named.slice(1))]).channel;
    if (workspace.findUser(named)) return openDirect(workspace, [user.id, named]).channel;
    const channel = named.startsWith("#") ? workspace.channelByName(named.slice(1)) : workspace.findChannel(named);
    if (!channel || !workspace.maySee(channel, user.id)) throw new SlackError("channel_not_found");
    return channel;
  }

  #namedPerson(name: string): string {
    const workspace = this.#workspace;
    if (name === "bot" || name === "dm-with-bot") return workspace.bot;
    const user = workspace.findUser(name) ?? workspace.userByName(name) ?? workspace.userByRealName(name);
    if (!user) throw new SlackError("user_not_found");
    return user.id;
  }

  #memberChannel(user: User, given: unknown): Channel {
    const channel = this.#channel(user, given);
    if (!this.#workspace.isMember(channel, user.id)) throw new SlackError("not_in_channel");
    return channel;
  }

  /** The user to change: oneself, or for an admin anybody. */
  #changeableUser(user: User, given: Fields): User {
    const changed = this.#workspace.user(textOf(given.user) || user.id);
    if (changed !== user && !user.isAdmin) throw new NotPossible("only admins can do this to others");
    return changed;
  }

  #ownMessage(user: User, given: Fields) {
    const channel = this.#channel(user, given.channel);
    const message = this.#workspace.message(channel, textOf(given.ts));
    if (!message || message.user !== user.id) throw new NotPossible("she can change only her own messages");
    return { channel, message };
  }

  #openAppHome(user: User, tab: "home" | "messages"): void {
    const workspace = this.#workspace;
    if (tab === "home" && workspace.manifest.features?.app_home?.home_tab_enabled !== true) {
      throw new NotPossible("the app has no Home tab");
    }
    const { channel } = openDirect(workspace, [user.id, workspace.bot]);
    const view = homeOf(workspace, user.id);
    workspace.sendEvent({
      type: "app_home_opened",
      user: user.id,
      channel: channel.id,
      tab,
      ...(view && tab === "home" ? { view: viewObject(workspace, view) } : {}),
      event_ts: workspace.nextTs(),
    });
  }

  /** A conversation in which the user may write. */
  #writable(user: User, given: unknown): Channel {
    const channel = this.#memberChannel(user, given);
    if (channel.isArchived) throw new SlackError("is_archived");
    const tab = this.#workspace.manifest.features?.app_home;
    const isWithBot = channel.kind === "im" && this.#workspace.isMember(channel, this.#workspace.bot);
    if (isWithBot && (tab?.messages_tab_enabled !== true || tab.messages_tab_read_only_enabled === true)) {
      throw new NotPossible("the app takes no messages");
    }
    return channel;
  }

  #say(user: User, given: Fields): { ts: string } {
    const channel = this.#writable(user, given.channel);
    const thread = textOf(given.threadTs);
    if (thread !== "" && !this.#workspace.message(channel, thread)) throw new NotPossible("no such thread");
    const message = postAsPerson(this.#workspace, channel, user.id, {
      text: typedText(this.#workspace, textOf(given.text), "plain"),
      ...(thread === "" ? {} : { thread_ts: thread }),
    });
    return { ts: message.ts };
  }

  /** Shares the file in the channel; without a channel only the user has it, for a form's file field. */
  #upload(user: User, given: Fields, clip?: StoredFile["clip"]): { file: string; ts?: string } {
    const channel = given.channel === undefined ? undefined : this.#writable(user, given.channel);
    const content = textOf(given.content);
    const size = Buffer.from(content, "base64").length;
    const file = addFile(this.#workspace, {
      ...(clip ? { clip } : {}),
      name: textOf(given.name),
      user: user.id,
      content,
      size,
      completed: true,
    });
    if (!channel) return { file: file.id };
    const text = typedText(this.#workspace, textOf(given.text), "plain");
    const message = postAsPerson(this.#workspace, channel, user.id, { text, file_ids: [file.id] });
    share(file, channel, message.ts);
    return { file: file.id, ts: message.ts };
  }
}

function targetOf(given: unknown): Target {
  const target = fieldsOf(given);
  const blocks = Array.isArray(target.blocks) ? { blocks: listOf(target.blocks) } : {};
  if (typeof target.view === "string") return { view: target.view, ...blocks };
  return { channel: textOf(target.channel), ts: textOf(target.ts), ...blocks };
}
