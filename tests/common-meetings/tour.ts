import { FIRST_PROGRAMME } from "../../db/schema/index.ts";
import { changeProgramme } from "../support/programme.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";

const dm = { in: "@bot" };

/** The programme has common meetings from now on: one is moved and held, another is called off. Wednesday 28 January. */
async function meetAsProgramme(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa, mirja, amina } = world.people;
  changeProgramme(world.db, { hasCommonMeetings: true }, world.now());
  await kaisa.home();
  await tour.calm();
  await tour.press(kaisa, "home", "common-meetings:list");
  await tour.press(kaisa, "modal", "common-meetings:new");
  await tour.send(kaisa, { day: "2026-02-04", time: "16:00", length: "480" });
  await tour.press(mirja, dm, "peer-support:maybe");
  await tour.press(amina, dm, "peer-support:yes");
  await tour.press(amina, dm, "peer-support:calendar");
  await world.later({ minutes: 60 });
  await tour.press(kaisa, "home", "programmes:list");
  await tour.press(kaisa, "modal", "programmes:open", FIRST_PROGRAMME);
  await tour.press(kaisa, "modal", "common-meetings:open");
  await tour.press(kaisa, "modal", "peer-support:manage");
  await tour.press(kaisa, "modal", "peer-support:move");
  await tour.send(kaisa, { time: "17:00" });
  await tour.press(kaisa, "home", "common-meetings:list");
  await tour.press(kaisa, "modal", "common-meetings:new");
  const worded = tour.data === "longest" ? { title: "😀".repeat(75), place: "😀".repeat(200) } : {};
  await tour.send(kaisa, { day: "2026-02-11", time: "17:00", ...worded });
  await tour.press(amina, dm, "peer-support:yes");
  await tour.press(kaisa, "home", "common-meetings:list");
  await tour.press(kaisa, "modal", "peer-support:manage");
  await tour.press(kaisa, "modal", "peer-support:cancel");
  await tour.submit(kaisa);
  await tour.close(kaisa);
}

export const tourSteps: TourSteps = {
  "the programme comes together": meetAsProgramme,
};
