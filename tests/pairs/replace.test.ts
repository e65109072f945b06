import { expect, test } from "vitest";
import { madeUp } from "../support/made-up.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { easyPart, t } from "../support/texts.ts";

test("a mentor is replaced: a new pair and channel, the old one ends, and the new mentor sees nothing of the old logs", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja, amina, helena } = world.people;
  const old = await world.openPair({ mentor: mirja, actor: amina });
  await world.travelTo("2026-01-13", "18:30");
  await mirja.command(old.channelId, "/meeting-log");
  await world.control.idle();
  await mirja.fill({
    on: "2026-01-13",
    themes: ["network"],
    content: "Salainen sisältö",
  });
  expect((await mirja.submit()).outcome).toBe("closed");
  await world.settle();
  const oldLine = (await mirja.messages(old.channelId)).find(({ text }) =>
    text.includes(easyPart("meetingLog.saved.number")),
  );

  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, "pairs:replace");
  await world.control.idle();
  await kaisa.fill({
    pair: t("pairs.replace.pairOption", { actor: "Amina", mentor: "Mirja" }),
    mentor: mirja.id,
    day: "2026-01-20",
    time: "17:00",
    consent: ["consent"],
  });
  expect(await kaisa.submit()).toMatchObject({
    outcome: "errors",
    errors: { [t("pairs.form.mentor")]: t("pairs.replace.sameMentor") },
  });
  await kaisa.fill({ mentor: helena.id });
  expect((await kaisa.submit()).outcome).toBe("updated");
  await world.settle();

  const fresh = (await helena.channels()).find(({ name }) => name?.startsWith("pari-helena-amina-"));
  expect(fresh?.id).toBeDefined();
  expect((await helena.channels()).map(({ id }) => id)).not.toContain(old.channelId);
  expect(JSON.stringify(await mirja.messages(old.channelId))).toContain("Mentorointi on päättynyt");
  expect(oldLine?.blocks).toBeDefined();

  // She meets Amina, and her own first log knows nothing of before.
  await world.travelTo("2026-01-20", "18:30");
  await helena.command(fresh?.id ?? madeUp(""), "/meeting-log");
  await world.control.idle();
  expect(JSON.stringify(await helena.modal())).not.toContain("Salainen");
  await helena.closeAll();
  for (const { id } of await helena.channels())
    expect(JSON.stringify(await helena.messages(id))).not.toContain("Salainen");
  expect(JSON.stringify(await helena.home())).not.toContain("Salainen");
});
