import type { Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import type { PairId, SlackChannelId } from "../../src/programme/ids.ts";
import { worldAfter } from "./ready-worlds.ts";
import { t } from "./texts.ts";
import type { startWorld, World } from "./world.ts";

type Pair = { id: PairId; channelId: SlackChannelId };
type Options = Parameters<typeof startWorld>[0] & { pair?: Record<string, unknown> };

/** A pair that was just opened. Its first meeting is tomorrow, Tuesday 13 January at 17. The coordinator is in its channel. */
export async function worldWithPair({ pair: answers, ...options }: Options = {}) {
  const step = `opened ${JSON.stringify(answers)}`;
  const { world, facts: pair } = await worldAfter(step, options, (fresh) => opened(fresh, answers));
  return { world, pair, ...world.people };
}

async function opened(world: World, answers: Record<string, unknown> | undefined): Promise<Pair> {
  await world.setUp();
  const { mirja, amina } = world.people;
  return world.openPair({ mentor: mirja, actor: amina }, { language: "fi", ...answers });
}

/** A pair after its first meeting, on Wednesday 14 January at 19: the form is saved, the coordinator has left the channel. */
export async function worldWithOwnChannel({ pair: answers, ...options }: Options = {}) {
  const step = `own channel ${JSON.stringify(answers)}`;
  const { world, facts: pair } = await worldAfter(step, options, async (fresh) => {
    const begun = await opened(fresh, answers);
    await meetFirst(fresh, begun);
    return begun;
  });
  return { world, pair, ...world.people };
}

export async function meetFirst(world: World, pair: Pair): Promise<void> {
  const { mirja } = world.people;
  await world.travelTo("2026-01-13", "18:30");
  await mirja.press(await world.message(mirja, pair.channelId, "kickoff:open"), "kickoff:open");
  await world.settle();
  await mirja.fill({ themes: ["jobs"] });
  await mirja.submit();
  await world.travelTo("2026-01-14", "19:00");
}

type When = { day?: string; time?: string; minutes?: string; place?: string; pair?: string };

/** Fills in and submits `/next-meeting` in the channel. Returns the result of the submission. */
export async function agreeOn(world: World, person: Person, channel: string, when: When) {
  await person.command(channel, "/next-meeting");
  await world.settle();
  return fillAndSubmit(world, person, when);
}

export async function fillAndSubmit(world: World, person: Person, when: Record<string, unknown>) {
  await person.fill(when);
  const result = await person.submit();
  await world.settle();
  return result;
}

/** What the channel says about a meeting of one hour. */
export const agreedText = (when: string, more = ""): string =>
  [t("meetings.agreed"), `${t("meetings.time", { when })}${more}`, t("meetings.minutes", { minutes: 60 })].join("\n");

export const TUESDAY = { day: "2026-01-20", time: "17:00" };

export const asText = (message: ShownSurface | undefined): string | undefined => JSON.stringify(message?.blocks);
