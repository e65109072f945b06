import type { Channel, Message, WorkspaceState } from "../../src/playground/workspace/state.ts";
import { withoutIds } from "./points.ts";

/** What a workspace holds, a line for each thing that people can see, without what may differ between two runs of the same journey. */
export type Picture = readonly string[];

type Facts = {
  state: WorkspaceState;
  /** The lane in which each of the bot's messages was delivered. */
  lanes: ReadonlyMap<string, string>;
  /** Whether everybody has just opened her Home. */
  showsHomes: boolean;
  /** In which step of the journey this timestamp falls. */
  stepOf(ts: string): number;
};

/**
 * Left out, because it may differ though nothing was lost or said twice:
 * - ids (a calendar file's name ends in a part of one), timestamps and minutes: a call of which nobody knows the end is found out about 75 seconds later;
 * - that a message was edited: one that went out late is drawn in the later state at once, and drawing anew twice is harmless;
 * - the order of two messages of different lanes in the same step: lanes never wait for each other. Within a lane the order has to be the same;
 * - the order in which Slack says that people came and went in a step: who is invited first is decided by random ids;
 * - a Home that nobody has opened since: it shows what waited at the minute in which it was drawn;
 * - what only one person was shown for a moment: an answer to a press is given at most once, and who got none presses again;
 * - modals, which people close, and files whose upload was never completed, which nobody sees.
 */
export function takePicture(facts: Facts): Picture {
  const { state } = facts;
  const names = namesOfChannels(state);
  const lines = Object.values(state.channels).flatMap((channel) => conversation(facts, channel, names));
  const homes = Object.entries(facts.showsHomes ? state.homes : {}).map(
    ([user, view]) => `Home of ${nameOf(state, user)}: ${clean(state.views[view]?.blocks, names)}`,
  );
  return [...lines, ...homes].sort();
}

function conversation(facts: Facts, channel: Channel, names: ReadonlyMap<string, string>): string[] {
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

/** By step, and in a step by lane. What a person or Slack itself says is a lane of its own. */
function inOrder({ lanes, stepOf }: Facts, channel: Channel): Message[] {
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
    // When it was made stands in a calendar file.
    const content = Buffer.from(file?.content ?? "", "base64").toString();
    return {
      name: file?.name.replace(/-[0-9a-f]{8}\./, "-*."),
      content: content.replaceAll(/^(DTSTAMP|UID|LAST-MODIFIED|CREATED)[:;].*$/gm, "$1"),
    };
  });
  return `${nameOf(state, message.user)}: ${clean({ text, subtype, blocks, isReply: thread_ts !== undefined, files }, names)}`;
}

const nameOf = (state: WorkspaceState, id: string): string => state.users[id]?.realName ?? id;

/** A pair's channel has a random end to its name. */
function namesOfChannels(state: WorkspaceState): ReadonlyMap<string, string> {
  return new Map(
    Object.values(state.channels).map((channel) => {
      const people = [...Object.keys(channel.members), ...channel.former.map(({ user }) => user)];
      const who = [...new Set(people.map((id) => nameOf(state, id)))].sort().join(", ");
      const name = channel.kind === "public" || channel.kind === "private" ? withoutIds(channel.name) : channel.kind;
      return [channel.id, `${name} (${who})`];
    }),
  );
}

const LEFT_OUT = new Set(["block_id", "hash"]);

function clean(value: unknown, names: ReadonlyMap<string, string>): string {
  const text = JSON.stringify(value, (key, part) => (LEFT_OUT.has(key) ? undefined : part)) ?? "";
  return withoutIds(text.replaceAll(/\bC0[0-9A-Z]{7}\b/g, (id) => names.get(id) ?? id)).replaceAll(
    /\b[DFV]0[0-9A-Z]{7}\b/g,
    "<id>",
  );
}

/** What stands in one of them alone, `-` where it is missing and `+` where it is too much; long lines from where they begin to differ. */
export function difference(wanted: Picture, found: Picture): string[] {
  const missing = without(wanted, found);
  const surplus = without(found, wanted);
  return [
    ...missing.map((line) => `- ${excerpt(line, surplus)}`),
    ...surplus.map((line) => `+ ${excerpt(line, missing)}`),
  ];
}

const SHOWN_BEFORE = 60;
const SHOWN = 500;

function excerpt(line: string, others: Picture): string {
  const common = Math.max(0, ...others.map((other) => commonStart(line, other)));
  const start = line.slice(0, line.indexOf(": ") + 2);
  const from = common - SHOWN_BEFORE;
  return from > start.length ? `${start}…${line.slice(from, from + SHOWN)}` : line.slice(0, SHOWN);
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function without(lines: Picture, others: Picture): string[] {
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
}
