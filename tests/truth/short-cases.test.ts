import { expect, test } from "vitest";
import { FIRST_PROGRAMME, outbox, people } from "../../db/schema/index.ts";
import { and, eq, gte } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { readList } from "../../src/programme/import/reading.ts";
import { isMentor, openRound } from "../support/matching.ts";
import { agreeOn } from "../support/meetings.ts";
import { change, openProgramme } from "../support/programmes.ts";
import { saidOn, textsOf } from "../support/reading.ts";
import { startWorldWithPair } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { startUnderWay } from "../support/under-way.ts";
import { finnish } from "../support/world.ts";

/** Cases of `cases.test.ts` that have no other place: each begins with the case's heading. */

test("Direct message that no longer exists: her conversation is opened anew, and what was due is said in it once", async () => {
  const { world, kaisa, mirja, amina } = await startWorldWithPair(finnish);
  await using _ = world;
  await world.control.order({ kind: "error", method: "chat.postMessage", error: "channel_not_found" });
  await world.control.clearCalls();
  await kaisa.deactivate(mirja.id);
  await world.settle();
  await world.later({ hours: 1 });
  expect(await world.control.pendingFaults()).toEqual([]);
  const opened = (await world.control.calls()).filter(({ method }) => method === "conversations.open");
  expect(opened).toHaveLength(1);
  const gone = t("pairs.trouble.gone", { other: "Mirja" });
  expect(textsOf(await amina.dm()).filter((text) => text === gone)).toHaveLength(1);
});

test("Nothing for those who were: after a new mentor the former one hears one goodbye and nothing more of the actor, and the actor is asked about no meeting of the former one", async () => {
  const { world, pair } = await startUnderWay(finnish);
  await using _ = world;
  const { kaisa, mirja, amina, helena } = world.people;
  await agreeOn(world, mirja, pair.channelId, { day: "2026-01-20", time: "17:00", place: "Oodi" });
  await world.press(mirja, pair.channelId, t("meetings.agreed"), "meetings:calendar");
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, "pairs:replace");
  await world.settle();
  await kaisa.fill({ pair: pair.id, mentor: helena.id, day: "2026-01-22", time: "17:00", consent: ["consent"] });
  expect((await kaisa.submit()).outcome).toBe("updated");
  await kaisa.closeAll();
  await world.settle();
  await world.later({ minutes: 10 });
  const file = (await mirja.dm()).flatMap(({ files }) => files).at(-1);
  expect((await mirja.download(String(file?.id))).toString()).toContain("METHOD:CANCEL");
  const [toMirja, toAmina] = [(await mirja.dm()).length, (await amina.dm()).length];
  await world.later({ days: 14 });
  // Both are still asked for their own feedback to the network, and for nothing else.
  const since = async (person: Person, from: number) =>
    textsOf((await person.dm()).slice(from).filter(({ blocks }) => !JSON.stringify(blocks).includes("closing:"))).join(
      "\n",
    );
  expect(await since(mirja, toMirja)).not.toContain("Amina");
  expect(await since(amina, toAmina)).not.toContain("Mirja");
  const asked = world.db.orm.select().from(outbox).where(eq(outbox.kind, "meeting-log:ask")).all();
  expect(asked.filter(({ state, lane }) => state === "sent" && lane === `pair:${pair.id}`)).toHaveLength(0);
});

test("Stale front page: the second coordinator is told what the first did, and Home is right in the end", async () => {
  const { world, kaisa, helena, amina } = await startWorldWithPair(finnish);
  await using _ = world;
  await helena.home();
  world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(eq(people.slackUserId, helena.id)).run();
  await amina.press((await amina.home()) ?? never(), "support:ask");
  await world.settle();
  await amina.fill({ text: "Apua" });
  await amina.submit();
  await world.settle();
  const [first, second] = [await kaisa.home(), await helena.home()];
  await kaisa.press(first ?? never(), "support:take");
  await world.settle();
  await world.control.order({ kind: "error", method: "views.publish", error: "hash_conflict" });
  await world.control.order({ kind: "error", method: "views.publish", error: "internal_error" });
  await helena.press(second ?? never(), "support:take", { stale: true });
  await world.settle();
  expect(saidOn(await helena.modal())).toContain(t("support.takenAlready", { name: "Kaisa" }));
  await world.later({ hours: 1 });
  expect(saidOn(await helena.shownHome())).toContain(t("support.takenBy", { name: `<@${kaisa.id}>` }));
});

test("No more, please: a mentor who takes no more pairs is not proposed, and her pair goes on", async () => {
  const { world, kaisa, mirja, helena, olena } = await startWorldWithPair(finnish);
  await using _ = world;
  for (const mentor of [mirja, helena]) await isMentor(world, mentor, { fields: "Kirjanpito", town: "Espoo" });
  await mirja.press((await mirja.home()) ?? never(), "people:enrol-mentor").catch(async () => {
    await mirja.press((await mirja.home()) ?? never(), "privacy:own-data");
    await world.settle();
    await mirja.press((await mirja.modal()) ?? never(), "people:enrol-mentor");
  });
  await world.settle();
  await mirja.fill({ pairsAtOnce: "0" });
  expect((await mirja.submit()).outcome).toBe("updated");
  await mirja.closeAll();
  await world.settle();
  await olena.press((await olena.home()) ?? never(), "people:enrol-actor");
  await world.settle();
  await olena.fill({ fields: "Kirjanpito", languages: "suomi", wantsMentoring: "yes" });
  await olena.submit();
  await olena.closeAll();
  await world.settle();
  const round = saidOn(await openRound(world, kaisa));
  expect(round).toContain("Helena");
  // She is named once: among those who rest, in no proposal.
  expect(round).toContain(t("matching.resting", { names: "Mirja Virtanen" }));
  expect(round.split("Mirja")).toHaveLength(2);
  await kaisa.closeAll();
  expect(saidOn(await mirja.home())).toContain(t("home.more.button"));
});

test("Christmas and midsummer: on its silent days the network begins nothing but reminders of meetings; the rest comes on the day after", async () => {
  const { world, pair } = await startUnderWay(finnish);
  await using _ = world;
  const { kaisa, mirja } = world.people;
  await openProgramme(world, kaisa, FIRST_PROGRAMME);
  await change(world, kaisa, ["programmes:basics", FIRST_PROGRAMME], { silent: "20.1.–26.1." });
  await kaisa.closeAll();
  await agreeOn(world, mirja, pair.channelId, { day: "2026-01-21", time: "17:00", place: "Oodi" });
  await world.travelTo("2026-01-20", "00:00");
  /** What people got since then that the bot began by itself, without what it does for itself and messages that were drawn again. */
  const begunSince = (from: number) =>
    world.db.orm
      .select()
      .from(outbox)
      .where(and(eq(outbox.state, "sent"), gte(outbox.settledAt, from)))
      .all()
      .map(({ kind }) => kind)
      .filter((kind) => !/^(outbox:|privacy:|monday:look|home:publish)/.test(kind));
  const first = world.now();
  await world.travelTo("2026-01-26", "23:00");
  expect(begunSince(first)).toEqual(["meetings:reminder"]);
  const last = world.now();
  await world.travelTo("2026-01-27", "12:00");
  expect(begunSince(last)).toEqual(["meeting-log:ask", "follow-up:ask", "silence:agree"]);
});

const HEADINGS = "Nimi;Sähköposti;Rooli;Ala;Kielet;Kotikunta";
const listOf = async (...rows: string[]) => (await readList(Buffer.from([HEADINGS, ...rows].join("\n")))).list;

test("Import with twins: the twin lines are named, a plus-address is another person, and other letters are complained about", async () => {
  const list = await listOf(
    "Anna;Anna@x.fi;mentori;a;fi;",
    "Anna;anna@x.fi ;mentori;a;fi;",
    "Anna;ANNA@X.FI;mentori;a;fi;",
    "Anna;anna+auroras@x.fi;mentori;a;fi;",
    "Anna;anna@x.fi;aktori;a;fi;",
    "Äiti;äiti@x.fi;mentori;a;fi;",
  );
  expect(list?.rows.map(({ line, email, role }) => [line, email, role])).toEqual([
    [2, "anna@x.fi", "mentor"],
    [5, "anna+auroras@x.fi", "mentor"],
    [6, "anna@x.fi", "actor"],
  ]);
  expect(list?.wrong.map(({ line, reason, otherLine }) => [line, reason, otherLine])).toEqual([
    [3, "twice", 2],
    [4, "twice", 2],
    [7, "email", undefined],
  ]);
});

test("The line above: empty cells stay empty after full rows, also in a row with fewer cells, and the lines are the file's", async () => {
  const list = await listOf(
    '"Anna";anna@x.fi;mentori;"kolme\nrivin\nala";fi;Espoo',
    "Bea;bea@x.fi;mentori;ala;fi;",
    "Cia;cia@x.fi;mentori;ala;fi",
    "Dea;ei osoite;mentori;ala;fi;",
  );
  expect(list?.rows.map(({ line, town }) => [line, town])).toEqual([
    [2, "Espoo"],
    [5, null],
    [6, null],
  ]);
  expect(list?.wrong.map(({ line }) => line)).toEqual([7]);
});

test("Meeting day, and no phone number: the other's contact is two presses away, both ways", async () => {
  const { world, pair, mirja, amina } = await startWorldWithPair(finnish);
  await using _ = world;
  await world.travelTo("2026-01-13", "18:30");
  await world.press(mirja, pair.channelId, "kickoff:open", "kickoff:open");
  await mirja.fill({ themes: ["jobs"], mentorContact: "Mirja 040 111", actorContact: "Amina 040 222" });
  await mirja.submit();
  await world.settle();
  for (const [person, contact] of [
    [mirja, "Amina 040 222"],
    [amina, "Mirja 040 111"],
  ] as const) {
    // The channel, in which the reminder is too, has the form's button.
    await world.press(person, pair.channelId, "kickoff:show", "kickoff:show");
    expect(saidOn(await person.modal())).toContain(contact);
    await person.closeAll();
    // On Home the first press opens what else there is of the pair, the second the form.
    await person.press((await person.home()) ?? never(), "home:more");
    await world.settle();
    await person.press((await person.modal()) ?? never(), "kickoff:show");
    await world.settle();
    expect(saidOn(await person.modal())).toContain(contact);
    await person.closeAll();
  }
});

function never(): never {
  throw new Error("nothing is shown");
}
