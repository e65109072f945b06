import { test } from "vitest";
import { buttonsOf, pairUnderWay, textsIn, wordsOf, writeLog } from "./support/under-way.ts";
import { startWorld } from "./support/world.ts";

test("probe", async () => {
  await using world = await startWorld();
  const { mirja, amina, kaisa } = world.people;
  const pair = await pairUnderWay(world);
  await writeLog(world, pair, { "Seuraava tapaaminen: päivä": "2026-01-20", "Seuraava tapaaminen: kellonaika": "17:00" });
  await mirja.command(pair.channelId, "/finish-pair");
  await world.control.idle();
  const modal = await mirja.modal();
  console.log(JSON.stringify(modal?.blocks, null, 1));
  await mirja.fill({ Lopputulos: "Työpaikka omalta alalta", "Palaute verkostolle: arvosana 1–5": "5 – erittäin hyvä", "Palaute verkostolle: omin sanoin": "Hienoa <!channel>", "Miten haluat jatkaa verkostossa?": ["Pidän taukoa"] });
  console.log(await mirja.submit(), JSON.stringify((await mirja.modal())?.blocks));
  await world.settle();
  for (const [name, person] of Object.entries({ mirja, amina, kaisa })) {
    for (const channel of await person.channels()) console.log(name, channel.name, (await textsIn(person, channel.id)).join("\n---\n"));
  }
  const digest = await world.message(kaisa, "#auroras-tyontekijat", "Mentorointi päättyi");
  console.log(wordsOf(digest), buttonsOf(digest));
  await world.later({ days: 15 });
  console.log((await amina.dm()).map(m => m.text));
  const { channels } = await world.control.everything();
  const it = channels.find(({ id }) => id === pair.channelId);
  console.log(it?.name, it?.isArchived, it?.messages.map(m => [m.subtype, m.text]));
}, 60000);
