import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";

const dm = { in: "@bot" };
const peers = { in: "#auroras-mentorit" };

async function meet(tour: Tour): Promise<void> {
  await comeTogether(tour);
  await passContactsOn(tour);
}

/** Mentors come together: one meeting is moved and held, another is called off. Wednesday 28 January. */
async function comeTogether(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa, mirja, helena, sirpa } = world.people;
  await tour.command(sirpa, "@bot", "/peer-meeting");
  await tour.send(sirpa, { day: "2026-02-03", time: "16:00", length: "480" });
  for (const answer of ["maybe", "no", "yes"]) await tour.press(mirja, dm, `peer-support:${answer}`);
  await tour.press(mirja, dm, "peer-support:calendar");
  await world.control.order({ method: "conversations.invite", kind: "error", error: "cant_invite" });
  await tour.press(helena, dm, "peer-support:join");
  await world.later({ minutes: 1 });
  await tour.press(helena, dm, "peer-support:join");
  await tour.press(helena, peers, "peer-support:maybe");
  await tour.press(sirpa, peers, "peer-support:manage");
  await tour.press(sirpa, "modal", "peer-support:move");
  await tour.send(sirpa, { time: "17:00" });
  await tour.press(kaisa, "home", "peer-support:new");
  const worded = tour.data === "longest" ? { title: "😀".repeat(75), place: "😀".repeat(200) } : {};
  await tour.send(kaisa, { day: "2026-02-10", time: "17:00", ...worded });
  await tour.press(helena, peers, "peer-support:calendar");
  await tour.press(helena, peers, "peer-support:yes");
  await tour.press(kaisa, peers, "peer-support:manage");
  await tour.press(kaisa, "modal", "peer-support:cancel");
  await tour.submit(kaisa);
  await tour.close(kaisa);
}

/** A mentor lets the organiser pass on the mentor's contact details, then withdraws the consent. */
async function passContactsOn(tour: Tour): Promise<void> {
  const { mirja, sirpa } = tour.world.people;
  await tour.press(mirja, "home", "peer-support:contact");
  await tour.send(mirja);
  await tour.press(sirpa, dm, "peer-support:contact-show");
  await tour.close(sirpa);
  await sirpa.home();
  await tour.press(mirja, "home", "peer-support:contact");
  await tour.press(mirja, "modal", "peer-support:withdraw");
  await tour.close(mirja);
}

export const tourSteps: TourSteps = {
  "mentors come together": meet,
};
