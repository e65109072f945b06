import { randomBytes } from "node:crypto";
import { Activity } from "./activity.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Fields } from "./json.ts";
import { LiveEvents } from "./live.ts";
import type { Manifest } from "./manifest-schema.ts";
import { receivesEvent } from "./scopes.ts";
import { SlackError } from "./slack-error.ts";
import type { Channel, ChannelKind, Membership, Message, User, WorkspaceState } from "./state.ts";
import type { TravelClock } from "./travel-clock.ts";

/** The state with its ids, timestamps and indexes. What people and the app may do with it is in channels.ts, messages.ts, views.ts … */
export class Workspace {
  readonly state: WorkspaceState;
  readonly clock: TravelClock;
  readonly manifest: Manifest;
  readonly activity = new Activity();
  readonly live = new LiveEvents();
  /** `http://127.0.0.1:port`, known once the server listens. */
  url = "";
  #deliveries: Deliveries | undefined;
  readonly #channelIdsByName = new Map<string, string>();
  readonly #channelIdsByMember = new Map<string, Set<string>>();
  readonly #directIds = new Map<string, string>();
  readonly #messages = new Map<string, Map<string, Message>>();
  readonly #replies = new Map<string, Message[]>();
  readonly #userIdsByName = new Map<string, string>();
  readonly #userIdsByRealName = new Map<string, string>();
  readonly #userIdsByEmail = new Map<string, string>();

  constructor(state: WorkspaceState, clock: TravelClock, manifest: Manifest) {
    this.state = state;
    this.clock = clock;
    this.manifest = manifest;
    for (const user of Object.values(state.users)) this.indexUser(user);
    for (const channel of Object.values(state.channels)) this.#indexChannel(channel);
  }

  get bot(): string {
    return this.state.app.botUserId;
  }

  get deliveries(): Deliveries {
    if (!this.#deliveries) throw new Error("the workspace has no way to the app yet");
    return this.#deliveries;
  }

  set deliveries(deliveries: Deliveries) {
    this.#deliveries = deliveries;
  }

  seconds(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  /** A Slack timestamp later than all before it, also while the clock is frozen. */
  nextTs(): string {
    const micros = Math.max(this.clock.now() * 1000, this.state.lastMicros + 1);
    this.state.lastMicros = micros;
    return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, "0")}`;
  }

  /** Each id sorts after the ones before it. */
  nextId(prefix: string): string {
    this.state.counter += 1;
    return `${prefix}0${this.state.counter.toString(36).toUpperCase().padStart(7, "0")}`;
  }

  nextHash(): string {
    return `${this.seconds()}.${randomBytes(4).toString("hex")}`;
  }

  /** Throws SlackError `user_not_found`. */
  user(id: string): User {
    const user = this.findUser(id);
    if (!user) throw new SlackError("user_not_found");
    return user;
  }

  findUser(id: string): User | undefined {
    return Object.hasOwn(this.state.users, id) ? this.state.users[id] : undefined;
  }

  userByName(name: string): User | undefined {
    return this.findUser(this.#userIdsByName.get(name) ?? "");
  }

  userByRealName(name: string): User | undefined {
    return this.findUser(this.#userIdsByRealName.get(name) ?? "");
  }

  userByEmail(email: string): User | undefined {
    return this.findUser(this.#userIdsByEmail.get(email.toLowerCase()) ?? "");
  }

  addUser(user: User): void {
    this.state.users[user.id] = user;
    this.indexUser(user);
  }

  indexUser(user: User): void {
    this.#userIdsByName.set(user.name, user.id);
    this.#userIdsByRealName.set(user.realName, user.id);
    if (user.email) this.#userIdsByEmail.set(user.email.toLowerCase(), user.id);
  }

  /** Throws SlackError `channel_not_found`. */
  channel(id: string): Channel {
    const channel = this.findChannel(id);
    if (!channel) throw new SlackError("channel_not_found");
    return channel;
  }

  findChannel(id: string): Channel | undefined {
    return Object.hasOwn(this.state.channels, id) ? this.state.channels[id] : undefined;
  }

  channelByName(name: string): Channel | undefined {
    return this.findChannel(this.#channelIdsByName.get(name) ?? "");
  }

  /** The direct conversation of exactly these users. */
  directOf(users: readonly string[]): Channel | undefined {
    return this.findChannel(this.#directIds.get(directKey(users)) ?? "");
  }

  channelsOf(user: string): Channel[] {
    return [...(this.#channelIdsByMember.get(user) ?? [])].map((id) => this.channel(id));
  }

  isMember(channel: Channel, user: string): boolean {
    return Object.hasOwn(channel.members, user);
  }

  /** Members see their channels; everybody except guests sees public channels. */
  maySee(channel: Channel, user: string): boolean {
    if (this.isMember(channel, user)) return true;
    return channel.kind === "public" && this.findUser(user)?.guest === undefined;
  }

  addChannel(channel: Channel): void {
    this.state.channels[channel.id] = channel;
    this.#indexChannel(channel);
  }

  renameChannel(channel: Channel, name: string): void {
    this.#channelIdsByName.delete(channel.name);
    channel.name = name;
    this.#channelIdsByName.set(name, channel.id);
  }

  removeChannel(channel: Channel): void {
    this.#unindexChannel(channel);
    for (const file of Object.values(this.state.files))
      file.shares = file.shares.filter((share) => share.channel !== channel.id);
    delete this.state.ephemerals[channel.id];
  }

  #unindexChannel(channel: Channel): void {
    delete this.state.channels[channel.id];
    this.#channelIdsByName.delete(channel.name);
    for (const user of Object.keys(channel.members)) this.#channelIdsByMember.get(user)?.delete(channel.id);
    this.#messages.delete(channel.id);
    for (const { ts } of channel.messages) this.#replies.delete(`${channel.id}:${ts}`);
  }

  /** Gives the channel another id, as Slack does when it changes what kind of channel it is. */
  renumberChannel(channel: Channel, id: string): void {
    const old = channel.id;
    this.#unindexChannel(channel);
    channel.id = id;
    this.addChannel(channel);
    for (const { shares } of Object.values(this.state.files))
      for (const share of shares) if (share.channel === old) share.channel = id;
    const said = this.state.ephemerals[old];
    delete this.state.ephemerals[old];
    if (said) this.state.ephemerals[id] = said;
  }

  addMember(channel: Channel, user: string, membership: Membership): void {
    channel.members[user] = membership;
    this.#indexMember(channel, user);
  }

  removeMember(channel: Channel, user: string): void {
    delete channel.members[user];
    this.#channelIdsByMember.get(user)?.delete(channel.id);
  }

  message(channel: Channel, ts: string): Message | undefined {
    return this.#messages.get(channel.id)?.get(ts);
  }

  /** Oldest first, without the parent. */
  replies(channel: Channel, threadTs: string): readonly Message[] {
    return this.#replies.get(`${channel.id}:${threadTs}`) ?? [];
  }

  addMessage(channel: Channel, message: Message): void {
    channel.messages.push(message);
    this.#indexMessage(channel, message);
  }

  removeMessage(channel: Channel, message: Message): void {
    channel.messages.splice(channel.messages.lastIndexOf(message), 1);
    this.#messages.get(channel.id)?.delete(message.ts);
    const replies = this.#replies.get(`${channel.id}:${message.thread_ts}`);
    if (replies?.includes(message)) replies.splice(replies.indexOf(message), 1);
  }

  /**
   * Sends the event to the app if the manifest subscribes to it and has a scope for it. `name` is the subscription, if it is not the
   * event's type. The caller has checked that the bot sees the channel.
   */
  sendEvent(event: Fields & { type: string }, name: string = event.type, kind?: ChannelKind): void {
    if (!receivesEvent(this.manifest, name, kind)) return;
    const { team, app } = this.state;
    this.deliveries.event({
      token: app.verificationToken,
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: app.id,
      event,
      type: "event_callback",
      event_id: this.nextId("Ev"),
      event_time: this.seconds(),
      authorizations: [
        {
          enterprise_id: null,
          team_id: team.id,
          user_id: app.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: `4-${Buffer.from(JSON.stringify({ et: name, tid: team.id, aid: app.id })).toString("base64url")}`,
    });
  }

  #indexChannel(channel: Channel): void {
    if (channel.kind === "public" || channel.kind === "private") this.#channelIdsByName.set(channel.name, channel.id);
    else this.#directIds.set(directKey(Object.keys(channel.members)), channel.id);
    for (const user of Object.keys(channel.members)) this.#indexMember(channel, user);
    for (const message of channel.messages) this.#indexMessage(channel, message);
  }

  #indexMember(channel: Channel, user: string): void {
    const ids = this.#channelIdsByMember.get(user) ?? new Set();
    this.#channelIdsByMember.set(user, ids.add(channel.id));
  }

  #indexMessage(channel: Channel, message: Message): void {
    const byTs = this.#messages.get(channel.id) ?? new Map<string, Message>();
    this.#messages.set(channel.id, byTs.set(message.ts, message));
    if (message.thread_ts === undefined || message.thread_ts === message.ts) return;
    const key = `${channel.id}:${message.thread_ts}`;
    const replies = this.#replies.get(key);
    if (replies) replies.push(message);
    else this.#replies.set(key, [message]);
  }
}

function directKey(users: readonly string[]): string {
  return [...users].sort().join(":");
}
