import type { Tour } from "./tour.ts";
import type { Others } from "./tour-meetings.ts";

const dm = { in: "@bot" };

/** A coordinator acts on one pair from its view, then searches for others. Monday 19 January. */
export async function lookAfter(tour: Tour, { ofHelena: { id } }: Others): Promise<void> {
  const { world } = tour;
  const { kaisa, ulla } = world.people;
  await tour.press(kaisa, "home", "meetings:kickoffs");
  await tour.close(kaisa);
  await tour.choose(kaisa, "home", "home:filter", "open");
  await tour.press(kaisa, "home", "home:pair", id);
  await tour.press(kaisa, "modal", "pairs:number");
  await tour.press(kaisa, "modal", "home:pair-back");
  await tour.press(kaisa, "modal", "pairs:number");
  await tour.fill(kaisa, { number: tour.data === "longest" ? 20 : 1 });
  await tour.submit(kaisa, "updated");
  await tour.press(kaisa, "modal", "pairs:pause");
  await tour.fill(kaisa, { until: "2026-02-02" });
  await tour.submit(kaisa, "updated");
  await tour.press(kaisa, "modal", "pairs:continue");
  await tour.press(kaisa, "modal", "pairs:hand-over");
  await tour.fill(kaisa);
  await tour.submit(kaisa, "updated");
  await tour.close(kaisa);
  // Handing the pair over, the workspace refused to let the bot remove a coordinator; handing it back, it allows that.
  await world.control.policies({ appsMayKick: true });
  await tour.press(ulla, dm, "home:pair", id);
  await tour.press(ulla, "modal", "pairs:hand-over");
  await tour.fill(ulla);
  await tour.submit(ulla, "updated");
  await tour.close(ulla);
  await world.control.policies({ appsMayKick: false });
  for (const filter of ["mine", "paused", "invited", "opening", "finished"])
    await tour.choose(kaisa, "home", "home:filter", filter);
  await tour.press(kaisa, "home", "home:filter-needs");
  await lookFor(tour);
}

async function lookFor(tour: Tour): Promise<void> {
  const { kaisa } = tour.world.people;
  await tour.press(kaisa, "home", "home:search");
  await tour.fill(kaisa, { text: "nimeä ei ole", among: "open" });
  await tour.submit(kaisa, "updated");
  await tour.close(kaisa);
}
