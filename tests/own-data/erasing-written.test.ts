import { expect, test } from "vitest";
import { kickoffFormFor } from "../../db/kickoff/kickoff.ts";
import { findPeerMeeting, peerMeetingFor } from "../../db/peer-support/peer-support.ts";
import { peerMeetings, supportRequests } from "../../db/schema/index.ts";
import { supportTextFor } from "../../db/support/support.ts";
import type { PeerMeetingId, SupportRequestId } from "../../src/programme/ids.ts";
import { COORDINATORS } from "../support/closing.ts";
import { announced, callTogether, outline, personId, worldOfPeers } from "../support/peers.ts";
import { buttonsOf } from "../support/reading.ts";
import { part, t } from "../support/texts.ts";
import { startUnderWay, submit } from "../support/under-way.ts";
import { wishErased } from "../support/wishing.ts";

test.each(["actor", "mentor"] as const)(
  "a wish to the coordinators that the other of the two saved goes with the %s, and so does its button",
  async (role) => {
    const { world, pair } = await startUnderWay();
    await using _ = world;
    const { kaisa } = world.people;
    const [gone, other] = role === "actor" ? [pair.actor, pair.mentor] : [pair.mentor, pair.actor];
    await world.press(other, pair.channelId, "kickoff:show", "kickoff:show");
    await other.press((await other.modal()) ?? noSheet(), "kickoff:open");
    await world.settle();
    await other.fill({ workerWishes: "Soittaisitko meille" });
    await submit(world, other);
    const request = () => world.db.orm.select().from(supportRequests).get();
    const viewer = { personId: personId(world, kaisa) };
    const text = () => supportTextFor(world.db, viewer, request()?.id as SupportRequestId);
    const message = () => world.message(kaisa, COORDINATORS, part("support.wish"));
    expect([request()?.kind, request()?.personId, text()]).toEqual([
      ...["wish", personId(world, other), "Soittaisitko meille"],
    ]);
    expect(buttonsOf(await message())).toContain(t("followUp.toMentor.show"));

    await wishErased(world, gone);
    await world.later({ minutes: 10 });

    expect(kickoffFormFor(world.db, viewer, pair.id)?.answer.workerWishes).toBeNull();
    expect(text()).toBeUndefined();
    // The pair has ended, and its wishes with it.
    expect(buttonsOf(await message())).toEqual([]);
  },
);

test("a peer-support meeting keeps its place until it is over, though its caller is erased; then only its title and time stay", async () => {
  await using world = await worldOfPeers();
  const { sirpa, kaisa } = world.people;
  await callTogether(world);
  await sirpa.closeAll();
  const id = world.db.orm.select().from(peerMeetings).get()?.id as PeerMeetingId;
  const viewer = { personId: personId(world, kaisa) };
  await wishErased(world, sirpa);
  await world.later({ minutes: 10 });
  expect(peerMeetingFor(world.db, viewer, id)).toMatchObject({ title: "Kevään kahvit", place: "Oodi" });
  expect(outline(await announced(world)).join("\n")).toContain(t("peerSupport.place", { place: "Oodi" }));

  await world.travelTo("2026-01-22", "05:00");
  await world.settle();
  expect(peerMeetingFor(world.db, viewer, id)).toMatchObject({
    ...{ title: "Kevään kahvit", place: undefined, description: undefined },
    startsAt: findPeerMeeting(world.db, id)?.startsAt,
  });
  const said = outline(await announced(world)).join("\n");
  for (const part of ["Oodi", "Tule kertomaan", "Sirpa"]) expect(said).not.toContain(part);
  expect(said).toContain("Kevään kahvit");
});

test("of peer-support meetings that are over what their caller wrote is deleted with her at once, what others wrote is not", async () => {
  await using world = await worldOfPeers();
  const { sirpa, kaisa } = world.people;
  await callTogether(world);
  await sirpa.closeAll();
  await callTogether(world, { [t("peerSupport.form.title")]: "Toiset kahvit" }, kaisa);
  await kaisa.closeAll();
  await world.travelTo("2026-01-22", "10:00");
  await wishErased(world, sirpa);
  await world.later({ minutes: 10 });
  const viewer = { personId: personId(world, kaisa) };
  const seen = world.db.orm
    .select()
    .from(peerMeetings)
    .all()
    .map(({ id }) => peerMeetingFor(world.db, viewer, id));
  expect(seen.map((meeting) => [meeting?.title, meeting?.place]).sort()).toEqual([
    ["Kevään kahvit", undefined],
    ["Toiset kahvit", "Oodi"],
  ]);
});

function noSheet(): never {
  throw new Error("no sheet");
}
