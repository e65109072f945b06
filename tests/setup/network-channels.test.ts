import { expect, test } from "vitest";
import { madeUp } from "../support/made-up.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { part } from "../support/texts.ts";

const count = (messages: { text: string }[], part: string) => messages.filter(({ text }) => text.includes(part)).length;

test("an outsider in the coordinators' or the peers' channel is noticed and said once, and those who belong there are not", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja, amina, ulla } = world.people;
  await world.openPair({ mentor: mirja, actor: amina });
  const named = async (part: string) =>
    (await kaisa.channels()).find(({ name }) => name?.includes(part))?.id ?? madeUp("");
  const coordinators = await named("tyontekijat");
  const peers = await named("mentorit");

  await kaisa.invite(coordinators, ulla.id);
  await kaisa.invite(peers, ulla.id);
  await kaisa.invite(peers, mirja.id);
  await world.settle();
  await world.later({ days: 1 });

  expect(count(await kaisa.messages(coordinators), part("setup.outsider.coordinators"))).toBe(1);
  expect(count(await kaisa.messages(peers), part("setup.outsider.peers"))).toBe(1);
});
