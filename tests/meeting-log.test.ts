import { expect, test } from "vitest";
import { buttonsOf, pairUnderWay, textsIn, wordsOf, writeLog } from "./support/under-way.ts";
import { startWorld } from "./support/world.ts";

test("probe", async () => {
  await using world = await startWorld();
  const { mirja, amina, kaisa } = world.people;
  const pair = await pairUnderWay(world);
  console.log(await textsIn(mirja, pair.channelId));
  const result = await writeLog(world, pair, {"Seuraava tapaaminen: päivä": "2026-01-20", "Seuraava tapaaminen: kellonaika": "17:00", "Seuraava tapaaminen: paikka": "Oodi", "Sovitut tehtävät: aktori": "- CV\n- Hae"});
  console.log(result);
  console.log(await textsIn(mirja, pair.channelId));
  console.log("A", await textsIn(amina, "@bot"));
  console.log("M", await textsIn(mirja, "@bot"));
  await world.travelTo("2026-01-20", "19:00");
  console.log(await textsIn(mirja, pair.channelId));
  console.log("A", await textsIn(amina, "@bot"));
  console.log("M", await textsIn(mirja, "@bot"));
  await world.travelTo("2026-01-30", "19:00");
  console.log(await textsIn(mirja, pair.channelId));
  console.log("A", await textsIn(amina, "@bot"));
  console.log("M", await textsIn(mirja, "@bot"));
  console.log("K", await textsIn(kaisa, "@bot"));
  const line = await world.message(mirja, pair.channelId, "kirjattu");
  console.log(buttonsOf(line), wordsOf(line).length);
  expect(1).toBe(1);
});
