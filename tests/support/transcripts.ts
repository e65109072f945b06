import { type Fields, parsed } from "./drawn.ts";
import { readReport } from "./report.ts";
import type { Name, World } from "./world.ts";

/**
 * All that one person could notice: the bot's calls to Slack that this person sees, by conversation, in order and with their instants; the contents
 * of the person's conversations and Home; what the person's presses have shown; the files that the person got.
 */
export type Noticed = {
  calls: Record<string, readonly unknown[]>;
  messages: Record<string, readonly unknown[]>;
  home: unknown;
  shown: readonly unknown[];
  files: readonly unknown[];
};

/** @param shown what the person's own presses have shown, which a view alone does not tell */
export async function noticedBy(world: World, name: Name, shown: readonly unknown[]): Promise<Noticed> {
  const person = world.people[name];
  const { channels } = await world.control.everything();
  const readable = await world.control.audit();
  const until = new Map(channels.map((channel) => [channel.id, inItUntil(channel, person.id)]));
  const isIn = (channel: unknown, at: number) => typeof channel === "string" && at <= (until.get(channel) ?? -1);
  const calls: Record<string, unknown[]> = {};
  for (const { method, args, at, answer } of await world.control.calls()) {
    const where = [args.channel, args.channel_id].find((id) => isIn(id, at));
    const isToHer = [args.user_id, args.user, args.users].includes(person.id);
    if (where === undefined && !isToHer) continue;
    const place = String(where ?? method);
    calls[place] ??= [];
    calls[place].push({ at, method, ok: answer.ok, ...plain(args) });
  }
  const messages: Record<string, unknown[]> = {};
  const files: unknown[] = [];
  for (const { id, messages: said, ephemerals } of channels) {
    if (!isIn(id, 0)) continue;
    const seen = new Set(readable.filter((one) => one.channel === id && one.seenBy.includes(person.id)).map(tsOf));
    messages[id] = [...said, ...ephemerals].filter(({ ts }) => seen.has(ts));
    for (const { files: sent = [] } of said as { files?: { id: string; name: string }[] }[])
      for (const file of sent) files.push(await contentsOf(await person.download(file.id), file.name));
  }
  return { calls, messages, home: (await person.shownHome())?.blocks, shown, files };
}

/** Until when the person was in a conversation. Earlier messages are visible too, also those from before the person joined. */
function inItUntil({ members, former }: { members: string[]; former: { user: string; leftTs: string }[] }, id: string) {
  if (members.includes(id)) return Number.POSITIVE_INFINITY;
  return Math.max(-1, ...former.filter(({ user }) => user === id).map(({ leftTs }) => Number(leftTs) * 1000));
}

const tsOf = ({ ts }: { ts: string }) => ts;

/** Parses views and blocks that were sent as JSON text. */
const plain = (args: Fields): Fields =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, structured(value)]));
const structured = (value: unknown): unknown =>
  typeof value === "string" && /^[[{]/.test(value) ? parsed(value) : value;

async function contentsOf(bytes: Buffer, name: string): Promise<unknown> {
  if (name.endsWith(".xlsx")) return readReport(bytes);
  return name.endsWith(".png") ? bytes.toString("base64") : bytes.toString("utf8");
}

/**
 * Makes what was noticed in two runs comparable. Random ids, marks made of them, message timestamps and Slack's counters differ between any two
 * runs: each is replaced by a name that follows from the order of first appearance.
 */
export function comparable(one: unknown, other: unknown): [unknown, unknown] {
  const texts = [one, other].map((noticed) => JSON.stringify(noticed, undefined, 1)) as [string, string];
  const [mine, theirs] = texts.map((text) => new Set(text.match(random))) as [Set<string>, Set<string>];
  const isKnown = (id: string) => mine.has(id) && theirs.has(id);
  return texts.map((text) => JSON.parse(named(text, isKnown))) as [unknown, unknown];
}

/** The bot's ids and the stamps of messages, between other characters; marks in the names of files. */
const random = /(?<![\w-])(?:[\w-]{16}|[\w-]{43}|[0-9a-f]{8})(?![\w-])|(?<=-)[0-9a-f]{8}(?=\.(?:ics|json|xlsx|png))/g;
/** Where the app gives a block no id, Slack makes one. */
const madeBySlack = /"block_id": "[\w-]{4}"/g;
const counted = /\b(?:V|F|Ev|B)0[0-9A-Z]{7,9}\b/g;
const timestamp = /\b(\d{10})\.(\d{6})\b/g;

function named(text: string, isKnown: (id: string) => boolean): string {
  const names = new Map<string, string>();
  const nameOf = (id: string, kind: string) => {
    const name = names.get(id) ?? `<${kind} ${names.size}>`;
    names.set(id, name);
    return name;
  };
  return text
    .replace(madeBySlack, '"block_id": ""')
    .replace(random, (id) => (isKnown(id) ? id : nameOf(id, "id")))
    .replace(counted, (id) => nameOf(id, "count"))
    .replace(timestamp, (id, seconds) => nameOf(id, `ts ${seconds}`));
}
