import type { Channel, Message, WorkspaceState } from "../../src/playground/workspace/state.ts";
import { withoutIds } from "./points.ts";

/** What people can see in a workspace, one line for each thing, without what may differ between two runs of the same journey. */
export type Snapshot = readonly string[];

type SnapshotSource = {
  state: WorkspaceState;
  /** The lane of each of the bot's messages (see OutboxReader). */
  lanes: ReadonlyMap<string, string>;
  /** Whether everybody has just opened her Home. */
  showsHomes: boolean;
  /** The index of the journey's step in which this timestamp is. */
  stepOf(ts: string): number;
};

/**
 * The lines for a workspace. They leave out what may differ although nothing was lost or said twice:
 * - ids (the name of a calendar file ends in part of one), timestamps and minutes: the bot checks a call with an unknown end 75 seconds later;
 * - whether a message was edited: a late message is drawn in the newest state at once, and to draw it again changes nothing;
 * - the order of messages of different lanes in a step: lanes do not wait for each other. Within a lane the order is compared;
 * - the order in which people join and leave in a step: random ids decide who is invited first;
 * - Homes that were not opened in this step: they show what waited at the minute in which they were drawn;
 * - ephemeral messages: the bot sends an immediate answer at most once, and a person without one presses again;
 * - modals, which people close, and files whose upload was not completed, which nobody sees.
 */
export function takeSnapshot(facts: SnapshotSource): Snapshot {
  const { state } = facts;
  const names = namesIn(state);
  const lines = Object.values(state.channels).flatMap((channel) => conversation(facts, channel, names));
  const homes = Object.entries(facts.showsHomes ? state.homes : {}).map(
    ([user, view]) => `Home of ${nameOf(state, user)}: ${clean(state.views[view]?.blocks, names)}`,
  );
  return [...lines, ...homes].sort();
}

function conversation(facts: SnapshotSource, channel: Channel, names: ReadonlyMap<string, string>): string[] {
  const { state } = facts;
  const where = `${names.get(channel.id)}`;
  const members = Object.keys(channel.members).map((id) => nameOf(state, id));
  const left = channel.former.map(({ user }) => nameOf(state, user));
  const pins = channel.pins.map((ts) => channel.messages.find((message) => message.ts === ts)?.text ?? "?");
  const head = {
    kind: channel.kind,
    isArchived: channel.isArchived,
    members: members.sort(),
    left: left.sort(),
    topic: channel.topic.value,
    purpose: channel.purpose.value,
    pins: pins.sort(),
  };
  return [
    `${where}: ${clean(head, names)}`,
    ...inOrder(facts, channel).map(
      (message, place) => `${where} ${String(place).padStart(4, "0")} ${shown(state, message, names)}`,
    ),
  ];
}

/** The messages by step, and within a step by lane. The messages of people and of Slack itself are one more lane. */
function inOrder({ lanes, stepOf }: SnapshotSource, channel: Channel): Message[] {
  const laneOf = ({ ts, file_ids: [file = ""] = [] }: Message) =>
    lanes.get(`${channel.id} ${ts}`) ?? lanes.get(file) ?? "";
  const placed = channel.messages.map((message, place) => {
    const lane = laneOf(message);
    const isComing = message.subtype !== undefined && lane === "";
    return {
      message,
      step: stepOf(message.ts),
      lane: lane.replace(/:.*/, ""),
      said: isComing ? message.text : "",
      place,
    };
  });
  placed.sort(
    (one, other) =>
      one.step - other.step ||
      one.lane.localeCompare(other.lane) ||
      one.said.localeCompare(other.said) ||
      one.place - other.place,
  );
  return placed.map(({ message }) => message);
}

function shown(state: WorkspaceState, message: Message, names: ReadonlyMap<string, string>): string {
  const { text, subtype, blocks, thread_ts, file_ids = [] } = message;
  const files = file_ids.map((id) => {
    const file = state.files[id];
    // A calendar file has the time at which it was made.
    const content = Buffer.from(file?.content ?? "", "base64").toString();
    return {
      name: file?.name.replace(/-[0-9a-f]{8}\./, "-*."),
      content: content.replaceAll(/^(DTSTAMP|UID|LAST-MODIFIED|CREATED)[:;].*$/gm, "$1"),
    };
  });
  return `${nameOf(state, message.user)}: ${clean({ text, subtype, blocks, isReply: thread_ts !== undefined, files }, names)}`;
}

const nameOf = (state: WorkspaceState, id: string): string => state.users[id]?.realName ?? id;

/** A name for each person, and for each conversation, with its past and present members. The random end of a pair channel's name is left out. */
function namesIn(state: WorkspaceState): ReadonlyMap<string, string> {
  return new Map([
    ...Object.keys(state.users).map((id) => [id, nameOf(state, id)] as const),
    ...Object.values(state.channels).map((channel) => {
      const people = [...Object.keys(channel.members), ...channel.former.map(({ user }) => user)];
      const who = [...new Set(people.map((id) => nameOf(state, id)))].sort().join(", ");
      const name = channel.kind === "public" || channel.kind === "private" ? withoutIds(channel.name) : channel.kind;
      return [channel.id, `${name} (${who})`] as const;
    }),
  ]);
}

const LEFT_OUT = new Set(["block_id", "hash"]);

function clean(value: unknown, names: ReadonlyMap<string, string>): string {
  const text = JSON.stringify(value, (key, part) => (LEFT_OUT.has(key) ? undefined : part)) ?? "";
  return withoutIds(text.replaceAll(/\b[CU]0[0-9A-Z]{7}\b/g, (id) => names.get(id) ?? id)).replaceAll(
    /\b[DFV]0[0-9A-Z]{7}\b/g,
    "<id>",
  );
}

/** The lines that only one of them has: `-` before a missing line, `+` before a surplus one. Long lines begin where they differ. */
export function difference(wanted: Snapshot, found: Snapshot): string[] {
  const missing = without(wanted, found);
  const surplus = without(found, wanted);
  return [
    ...missing.map((line) => `- ${excerpt(line, surplus)}`),
    ...surplus.map((line) => `+ ${excerpt(line, missing)}`),
  ];
}

const CHARACTERS_BEFORE = 60;
const MAX_LINE_LENGTH = 500;

function excerpt(line: string, others: Snapshot): string {
  const common = Math.max(0, ...others.map((other) => commonStart(line, other)));
  const start = line.slice(0, line.indexOf(": ") + 2);
  const from = common - CHARACTERS_BEFORE;
  return from > start.length ? `${start}…${line.slice(from, from + MAX_LINE_LENGTH)}` : line.slice(0, MAX_LINE_LENGTH);
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function without(lines: Snapshot, others: Snapshot): string[] {
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
}
