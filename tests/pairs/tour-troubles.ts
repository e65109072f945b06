import { recordOthers } from "../../db/channels/rounds.ts";
import type { Tour } from "../support/tour.ts";
import { ofHelena, pairOf } from "../support/tour-pairs.ts";

const dm = { in: "@bot" };

/** Another mentor, and all that can go wrong with a channel and with the people in it. Tuesday 24 February. */
export async function goWrong(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa, amina, sirpa, mirja, ulla, vera } = world.people;
  await tour.press(kaisa, "home", "pairs:replace");
  await tour.send(kaisa, {
    pair: ofHelena(tour).id,
    mentor: sirpa.id,
    day: "2026-02-25",
    time: "17:00",
    consent: ["consent"],
  });
  const { id, channel } = pairOf(tour, sirpa, amina);
  await amina.leave(channel);
  await tour.calm();
  await kaisa.home();
  await tour.press(amina, dm, "pairs:return");
  await sirpa.invite(channel, ulla.id);
  await sirpa.invite("#auroras-mentorit", amina.id);
  await tour.calm();
  await ulla.leave(channel);
  await sirpa.remove(channel, world.workspace.botUserId);
  await tour.calm();
  await sirpa.home();
  await sirpa.invite(channel, world.workspace.botUserId);
  await sirpa.archive(channel);
  await tour.calm();
  await tour.press(amina, dm, "pairs:new-channel", id);
  await world.control.makePublic(pairOf(tour, sirpa, amina).channel);
  await world.later({ minutes: 10 });
  await tour.press(amina, dm, "pairs:new-channel", id);
  await kaisa.deactivate(vera.id);
  await tour.calm();
  await kaisa.reactivate(vera.id);
  await kaisa.changeProfile({ name: "Veera Vieras" }, vera.id);
  await tour.calm();
  await kaisa.deactivate(vera.id);
  await tour.calm();
  await sirpa.remove("#auroras-mentorit", world.workspace.botUserId);
  await tour.press(kaisa, "home", "peer-support:new");
  await tour.send(kaisa, { day: "2026-02-27", time: "17:00" });
  recordOthers(world.db, 1, world.now());
  await world.later({ minutes: 20 });
  recordOthers(world.db, 0, world.now());
  for (const person of [kaisa, mirja, amina, sirpa, ulla]) await tour.command(person, "@bot", "/mentoring");
}
