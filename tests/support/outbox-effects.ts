import { section } from "../../blocks/kit.ts";
import { field, kind, named, type RefOf } from "../../db/outbox/kind.ts";
import { stays } from "../../db/outbox/subjects.ts";
import { findPerson, hasAccount } from "../../db/people/people.ts";
import { changedEffect } from "../../src/outbox/changed.ts";
import { createChannelEffect, inviteEffect } from "../../src/outbox/channel.ts";
import type { Address, DeliveryContext, Effect } from "../../src/outbox/effects.ts";
import { fileEffect } from "../../src/outbox/file.ts";
import { messageEffect } from "../../src/outbox/message.ts";
import { updateEffect } from "../../src/outbox/update.ts";
import { NO_SLACK_CHANNEL, NO_SLACK_USER } from "../../src/programme/ids.ts";
import { isPerson } from "../../src/slack/errors.ts";
import { plain } from "../../src/texts/markup.ts";

/** The address of a message, and its name, which is also its text. */
const fields = {
  name: field.text,
  channel: field.optional(field.channel),
  person: field.optional(field.person),
  user: field.optional(field.slackUser),
  unique: field.optional(field.flag),
};
const simple = kind(fields, (_ref, to: string) => to, stays("as long as its test says nothing else"));
type Ref = RefOf<typeof simple>;

const kinds = named({
  "test:say": simple,
  "test:say-by-day": simple,
  "test:file": simple,
  "test:channel": simple,
  "test:invite": simple,
});

const NEVER = Number.POSITIVE_INFINITY;

/** What the effects below read, and what they have done. Everything else is in a row's reference, so that another process can deliver the row. */
export class Facts {
  /** What a message says today, by its row's `name`; null where it is no longer needed. */
  readonly today = new Map<string, string | null>();
  /** The names for which `sent`, `made` and `joined` were called. */
  readonly settled: string[] = [];
  /** The names whose facts cannot be written. */
  readonly broken = new Set<string>();
  /** The names that were taken in Slack, in order. */
  readonly taken: string[] = [];
  /** Called while a message is drawn. */
  drawing: () => void = () => {};

  settle({ name }: Ref): void {
    if (this.broken.has(name)) throw new Error(`facts about ${name} cannot be written`);
    this.settled.push(name);
  }
}

const viewer = { channel: "coordinators" } as const;

function addressOf({ db }: DeliveryContext, { person, channel = NO_SLACK_CHANNEL }: Ref): Address | undefined {
  const to = person && findPerson(db, person);
  if (!to) return { language: "fi", viewer, channelId: channel };
  return hasAccount(to) ? { language: "fi", viewer, person: to } : undefined;
}

/** One effect of each kind that src/outbox offers. */
export function simpleEffects(facts: Facts = new Facts()): ReadonlyMap<string, Effect> {
  const textOf = ({ name }: Ref) => {
    facts.drawing();
    return facts.today.has(name) ? facts.today.get(name) : name;
  };
  const message = (name: "test:say" | "test:say-by-day", withinHours: boolean) =>
    messageEffect({
      kind: kinds[name],
      withinHours,
      to: (context, ref) => addressOf(context, ref),
      draw(_, ref) {
        const text = textOf(ref);
        return text ? { blocks: [section(plain(text))] } : undefined;
      },
      sent: (_, ref) => facts.settle(ref),
      unreachable: ({ now }, _ref, { meaning }) => (isPerson(meaning) ? undefined : now + 3_600_000),
    });
  const effects = new Map<string, Effect>();
  const all: Effect[] = [
    updateEffect(effects),
    changedEffect(effects),
    message("test:say", false),
    message("test:say-by-day", true),
    fileEffect({
      kind: kinds["test:file"],
      to: (context, ref) => addressOf(context, ref),
      draw(_, ref) {
        const text = textOf(ref);
        return text
          ? { name: "a.ics", title: text, bytes: new TextEncoder().encode(text), comment: plain(text) }
          : undefined;
      },
    }),
    createChannelEffect({
      kind: kinds["test:channel"],
      name: (_, ref) => {
        const times = facts.taken.filter((name) => name === ref.name).length;
        return { name: times === 0 ? ref.name : `${ref.name}-${times}`, isUnique: ref.unique !== 0 };
      },
      made: (_, ref) => facts.settle(ref),
      nameTaken: (_, ref) => void facts.taken.push(ref.name),
      refused: () => NEVER,
    }),
    inviteEffect({
      kind: kinds["test:invite"],
      invitee: (_, { channel = NO_SLACK_CHANNEL, user = NO_SLACK_USER }) => ({ channelId: channel, slackUserId: user }),
      joined: (_, ref) => facts.settle(ref),
      refused: () => "drop",
    }),
  ];
  for (const effect of all) effects.set(effect.kind, effect);
  return effects;
}
