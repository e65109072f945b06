import { section } from "../../blocks/kit.ts";
import type { Ref } from "../../db/outbox/outbox.ts";
import { createChannelEffect, inviteEffect } from "../../src/outbox/channel.ts";
import type { Address, Effect } from "../../src/outbox/effects.ts";
import { fileEffect } from "../../src/outbox/file.ts";
import { messageEffect } from "../../src/outbox/message.ts";
import { updateEffect } from "../../src/outbox/update.ts";
import { plain } from "../../src/texts/markup.ts";
import { madeUp } from "./made-up.ts";

const NEVER = Number.POSITIVE_INFINITY;

/** What the effects below ask, and what became of them. A row's reference holds everything else, so that another process can deliver it. */
export class Facts {
  /** What a message says today, by its row's `name`; null where it has lost its point. */
  readonly today = new Map<string, string | null>();
  /** Names that `sent`, `made` and `joined` were told of. */
  readonly settled: string[] = [];
  /** Names whose facts cannot be written for now. */
  readonly broken = new Set<string>();
  /** Names that were taken, in order. */
  readonly taken: string[] = [];
  /** Called while a message is drawn. */
  drawing: () => void = () => {};

  settle(ref: Ref): void {
    const name = String(ref.name);
    if (this.broken.has(name)) throw new Error(`facts about ${name} cannot be written`);
    this.settled.push(name);
  }
}

const viewer = { channel: "coordinators" } as const;

function addressOf(ref: Ref): Address {
  const { person, channel } = ref;
  return {
    language: "fi",
    viewer,
    ...(person ? { personId: madeUp(`${person}`) } : { channelId: madeUp(`${channel}`) }),
  };
}

/** One effect of each kind that src/outbox offers. */
export function simpleEffects(facts: Facts = new Facts()): ReadonlyMap<string, Effect> {
  const textOf = (ref: Ref) => {
    facts.drawing();
    const name = String(ref.name);
    return facts.today.has(name) ? facts.today.get(name) : name;
  };
  const message = (kind: string, withinHours: boolean) =>
    messageEffect({
      kind,
      withinHours,
      to: (_, ref) => addressOf(ref),
      draw(_, ref) {
        const text = textOf(ref);
        return text ? { text, blocks: [section(plain(text))] } : undefined;
      },
      sent: (_, ref) => facts.settle(ref),
      unreachable: ({ now }) => now + 3_600_000,
    });
  const effects = new Map<string, Effect>();
  const all: Effect[] = [
    updateEffect(effects),
    message("test:say", false),
    message("test:say-by-day", true),
    fileEffect({
      kind: "test:file",
      to: (_, ref) => addressOf(ref),
      draw(_, ref) {
        const text = textOf(ref);
        return text
          ? { name: "a.ics", title: text, bytes: new TextEncoder().encode(text), comment: plain(text) }
          : undefined;
      },
    }),
    createChannelEffect({
      kind: "test:channel",
      name: (_, ref) => {
        const times = facts.taken.filter((name) => name === ref.name).length;
        return { name: times === 0 ? String(ref.name) : `${ref.name}-${times}`, isUnique: ref.unique !== 0 };
      },
      made: (_, ref) => facts.settle(ref),
      nameTaken: (_, ref) => void facts.taken.push(String(ref.name)),
      refused: () => NEVER,
    }),
    inviteEffect({
      kind: "test:invite",
      invitee: (_, ref) => ({ channelId: madeUp(`${ref.channel}`), slackUserId: madeUp(`${ref.user}`) }),
      joined: (_, ref) => facts.settle(ref),
      refused: () => "drop",
    }),
  ];
  for (const effect of all) effects.set(effect.kind, effect);
  return effects;
}
