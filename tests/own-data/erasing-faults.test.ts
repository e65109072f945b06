import { expect, test } from "vitest";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { erasures, outbox, pairs } from "../../db/schema/index.ts";
import type { CallFaultKind } from "../../src/playground/workspace/faults.ts";
import { erase } from "../support/acting.ts";
import { announce } from "../support/announcing.ts";
import { dose } from "../support/dose.ts";
import { madeUp } from "../support/made-up.ts";
import { saidOn } from "../support/reading.ts";
import { t } from "../support/texts.ts";
import { startUnderWay, textsIn, writeLog } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

/** How many of the points at which something can happen are tried: every so manieth. All of them with 1. */
const EVERY = dose(12, 2);

type Trouble = { kind: CallFaultKind; after: number } | undefined;

/** The mentor of a pair wishes to be erased; one call meets trouble, and where it is soon the bot is started again before anybody has looked what came of it. What everybody sees in the end. */
async function erased(trouble: Trouble) {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { kaisa, mirja, amina } = world.people;
  await writeLog(world, pair, { content: "Ansioluettelo" });
  await announce(world, kaisa, "everyone", "Kesäjuhla on 5.6.");
  await world.later({ hours: 1 });
  await world.control.clearCalls();
  const id = findPersonBySlackId(world.db, mirja.id)?.id ?? madeUp("");
  if (trouble) await world.control.order({ ...trouble, method: "*" });
  erase(world.db, id, world.now());
  await world.settle();
  // The start itself is not what is tried here.
  if ((await world.control.pendingFaults()).length === 0) await world.restart({ after: { minutes: 1 } });
  await world.later({ days: 1 });
  const calls = await world.control.calls();
  const [row] = world.db.orm.select().from(pairs).all();
  const seen = {
    mirja: await textsIn(mirja, "@bot"),
    amina: await textsIn(amina, "@bot"),
    kaisa: await textsIn(kaisa, "@bot"),
    home: saidOn(await mirja.shownHome()),
    channel: await channelOf(world, row?.channelSuffix ?? ""),
    pair: { state: row?.state, isArchived: row?.archivedAt !== null },
    finished: world.db.orm
      .select()
      .from(erasures)
      .all()
      .map(({ finishedAt }) => finishedAt !== null),
    hanging: world.db.orm
      .select()
      .from(outbox)
      .all()
      .filter(({ state }) => state === "calling"),
  };
  return { seen, calls: calls.length };
}

async function channelOf(world: World, suffix: string) {
  const all = Object.values(world.workspace.state().channels);
  const found = all.filter(({ name = "" }) => name.endsWith(suffix));
  return found.map(({ name, isArchived, topic, messages }) => ({
    name: name?.replace(suffix, "…"),
    isArchived,
    topic: topic.value,
    said: messages.filter(({ subtype }) => subtype === undefined).map(({ text }) => text),
  }));
}

test.each<CallFaultKind>(["lost-answer", "503"])(
  "erasing ends the same wherever a call meets %s and the bot is started anew",
  async (kind) => {
    const undisturbed = await erased(undefined);
    expect(undisturbed.seen.finished).toEqual([true]);
    expect(undisturbed.calls).toBeGreaterThan(10);
    for (let after = 0; after < undisturbed.calls; after += EVERY) {
      const { seen } = await erased({ kind, after });
      expect({ after, ...seen }).toEqual({ after, ...undisturbed.seen });
    }
  },
);

test.each(["compliance_exports_prevent_deletion", "restricted_action"])(
  "messages that the workspace keeps do not hold her up: the erasure ends (%s)",
  async (error) => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    const { mirja } = world.people;
    await writeLog(world, pair, { content: "Ansioluettelo" });
    const id = findPersonBySlackId(world.db, mirja.id)?.id ?? madeUp("");
    await world.control.order({ kind: "error", method: "chat.delete", error, times: 1000 });
    erase(world.db, id, world.now());
    await world.settle();
    await world.later({ hours: 1 });
    const [erasure] = world.db.orm.select().from(erasures).all();
    expect(erasure?.finishedAt).not.toBeNull();
    expect((await textsIn(mirja, "@bot")).at(-1)).toContain(t("privacy.erase.done"));
  },
);
