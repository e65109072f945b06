import { supportRequests } from "../../db/schema/index.ts";
import { desc } from "../../db/store/drizzle.ts";
import { askSupport } from "../../db/support/support.ts";
import { pairRoles } from "../../src/programme/pairs/roles.ts";
import { passesContactsOn } from "../peer-support/proofs.ts";
import { changesProfile } from "../people/proofs.ts";
import { settings } from "../setup/tour.ts";
import { openPairAs } from "./acting.ts";
import type { Lanes } from "./lanes.ts";
import type { Item, MarksInPairs } from "./marked-items.ts";
import type { MarksInDatabase } from "./marked-kept.ts";
import { NOW } from "./pair-database.ts";
import { type Act, act, aWhile, away, type Facts, leavingTraces, send } from "./secret-hands.ts";
import { type SecretActs, underWay } from "./secret-world.ts";
import type { Tour } from "./tour.ts";
import type { TourSteps } from "./tour-chapters.ts";
import { submit } from "./under-way.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  coordinators: ["support:asked"],
  "person:<person>": ["support:asked-directly", "support:taken"],
};

export const marksInPairs: MarksInPairs = {
  "half-way": async ({ world, pair, mark }) => {
    const items: Item[] = [];
    for (const owner of pairRoles) {
      const text = mark(`${owner}support`);
      await world.press(pair[owner], pair.channelId, "support:ask", "support:ask");
      await pair[owner].fill({ text });
      await submit(world, pair[owner]);
      if (await pair[owner].modal()) await pair[owner].closeAll();
      items.push({ row: "request for support", mark: text, owner });
    }
    return items;
  },
};

export const marksInDatabase: MarksInDatabase = {
  "half-way": ({ db, pair, mark, own }) => {
    for (const [role, kind] of [
      ["mentor", "support"],
      ["actor", "stop"],
    ] as const) {
      const of = openPairAs(db, pair[role].id, pair.id, role);
      askSupport(db, of.by, { pair: of, kind, text: mark(kind) }, NOW);
    }
    return [own("support", "writer", "pair", "mentor"), own("stop", "actor", "pair", "actor")];
  },
};

/** Kaisa looks at the newest request, takes it and finishes it. */
const seenTo: Act = async (world) => {
  const request = world.db.orm.select().from(supportRequests).orderBy(desc(supportRequests.createdAt)).get();
  for (const action of ["support:show", "support:take", "support:done"]) {
    await leavingTraces(world, () => act(world, "kaisa", action, request?.id ?? ""));
    await away(world, "kaisa");
    await aWhile(world);
  }
};

const asksForSupport =
  (which: keyof Facts, role: "mentor" | "actor"): Act =>
  async (world, facts) => {
    await act(world, facts[which][role], "support:ask", facts[which].id);
    await leavingTraces(world, () => send(world, facts[which][role], { text: "En uskalla sanoa tätä" }));
    await aWhile(world);
    await seenTo(world, facts);
  };

const wishesToStop =
  (which: keyof Facts): Act =>
  async (world, facts) => {
    await act(world, facts[which].actor, "closing:stop", facts[which].id);
    await leavingTraces(world, () => send(world, facts[which].actor, { text: "En jaksa" }));
    await aWhile(world);
    await seenTo(world, facts);
  };

export const secretActs: SecretActs = [
  {
    what: "an actor asks for support, wishes to stop and changes her profile, and a mentor of another pair asks for support",
    isUsual: true,
    beginning: underWay,
    acts: [
      asksForSupport("first", "actor"),
      wishesToStop("first"),
      changesProfile("first"),
      asksForSupport("own", "mentor"),
    ],
    mayNotNotice: ["mirja", "olena", "helena"],
  },
  {
    what: "the actor of a coordinator asks for support, wishes to stop and changes her profile",
    isUsual: true,
    beginning: underWay,
    acts: [asksForSupport("own", "actor"), wishesToStop("own"), changesProfile("own")],
    mayNotNotice: ["sirpa"],
  },
  {
    what: "a mentor asks for support and passes her contacts on",
    isUsual: true,
    beginning: underWay,
    acts: [asksForSupport("first", "mentor"), passesContactsOn],
    mayNotNotice: ["amina", "olena"],
  },
];

/** A coordinator takes a request and finishes it. Then the bot cannot write to the coordinators' channel, and tells each of them alone. */
async function ask(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa, ulla, mirja, amina } = world.people;
  const channel = { in: "#auroras-tyontekijat" };
  const old = await tour.messageWith(kaisa, channel.in, "support:take");
  await tour.press(ulla, channel, "support:take");
  await tour.pressOn(kaisa, old, "support:take");
  if (tour.data === "longest") await tour.press(kaisa, channel, "support:show");
  await tour.close(kaisa);
  await tour.press(kaisa, channel, "support:done");
  await kaisa.archive(channel.in);
  await tour.press(amina, "home", "support:ask");
  await tour.send(amina);
  await tour.press(mirja, "home", "support:ask");
  await tour.send(mirja);
  await chooseAnotherChannel(tour);
  await tour.pressAll(kaisa, "support:done");
}

/** The coordinators have a new channel. The second coordinator loses the role; the bot removes her from it, at first without success. */
async function chooseAnotherChannel(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa, ulla } = world.people;
  const coordinatorsChannel = await kaisa.createChannel("verkosto", { private: true });
  await kaisa.invite(coordinatorsChannel, world.workspace.botUserId);
  const save = async (answers: Record<string, unknown>) => {
    await tour.press(kaisa, "home", "setup:open");
    await tour.send(kaisa, settings(tour, { coordinatorsChannel, ...answers }));
  };
  const both = { coordinators: [kaisa.id, ulla.id] };
  await world.control.order({ method: "conversations.invite", kind: "error", error: "cant_invite" });
  await save(both);
  await kaisa.invite(coordinatorsChannel, ulla.id);
  await save({ reminderHours: "72" });
  await save(both);
  await world.control.policies({ appsMayKick: true });
  await save({ reminderHours: "3" });
}

export const tourSteps: TourSteps = {
  "support is asked for": ask,
};
