import type { Tour } from "./tour.ts";
import { writeToBoth } from "./tour-announcements.ts";
import { settings } from "./tour-beginning.ts";
import { writeLogsInBetween } from "./tour-meetings.ts";
import { pairOf, type TourPair } from "./tour-pairs.ts";

const dm = { in: "@bot" };

/** Nothing agreed for three days, and two pauses: one that keeps the agreed meeting, one that does not. Friday 30 January to Monday 9 February. */
export async function pause(tour: Tour, pair: TourPair): Promise<void> {
  const { mentor, actor, channel } = pair;
  const { kaisa, sirpa } = tour.world.people;
  await actor.invite(channel, sirpa.id);
  await tour.travelTo("2026-01-30", "14:00");
  await sirpa.leave(channel);
  await mentor.invite(channel, kaisa.id);
  await tour.calm();
  await kaisa.leave(channel);
  await tour.press(mentor, { in: channel }, "meeting-log:not-held");
  await tour.travelTo("2026-02-02", "14:00");
  await writeLogsInBetween(tour, pair);
  await tour.command(actor, channel, "/next-meeting");
  await tour.send(actor, { day: "2026-02-05", time: "12:00" });
  await tour.press(actor, { in: channel }, "meetings:cannot");
  await tour.press(mentor, { in: channel }, "meetings:agree");
  await tour.send(mentor, { day: "2026-02-05", time: "12:00" });
  await pauseUntil(tour, pair, "2026-02-07", "keep");
  await tour.press(mentor, { in: channel }, "silence:continue");
  await pauseUntil(tour, pair, "2026-02-09", "cancel");
  await tour.command(mentor, channel, "/meeting-log");
  await tour.press(mentor, { in: channel }, "meeting-log:new");
  await tour.close(mentor);
}

async function pauseUntil(tour: Tour, { id, actor }: TourPair, until: string, meeting: string): Promise<void> {
  await tour.press(actor, "home", "silence:pause", id);
  await tour.fill(actor, { until });
  await tour.submit(actor, "updated");
  await tour.send(actor, { until, meeting });
}

/** Three weeks after their only meeting the guest and her mentor are asked how they are. Wednesday 4 February. */
export async function beSilent(tour: Tour): Promise<void> {
  const { helena, vera } = tour.world.people;
  await tour.travelTo("2026-02-04", "14:00");
  const { id } = pairOf(tour, helena, vera);
  await tour.press(vera, dm, "support:ask", id);
  await tour.send(vera);
  await tour.press(vera, dm, "silence:well", id);
  await writeToBoth(tour);
  await tour.press(helena, dm, "silence:pause", id);
  await tour.send(helena, { until: "2026-02-20" });
}

/** A coordinator takes a request and finishes it. Then the bot cannot write to the coordinators' channel, and tells each of them alone. */
export async function ask(tour: Tour): Promise<void> {
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
