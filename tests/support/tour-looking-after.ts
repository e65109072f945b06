import type { Tour } from "./tour.ts";

/** A coordinator looks for a pair, looks at it, and does what can be done about it. */
export async function lookAfter(tour: Tour): Promise<void> {
  const { kaisa, ulla } = tour.world.people;
  for (const filter of ["open", "needs"]) await tour.choose(kaisa, "home", "home:filter", filter);
  await tour.press(kaisa, "home", "home:search");
  await tour.fill(kaisa, { text: "a", among: "live" });
  await tour.submit(kaisa, "updated");
  await tour.close(kaisa);
  await tour.choose(kaisa, "home", "home:filter", "open");
  await tour.press(kaisa, "home", "home:pair");
  await tour.press(kaisa, "modal", "pairs:pause");
  await tour.press(kaisa, "modal", "home:pair-back");
  await tour.press(kaisa, "modal", "pairs:pause");
  await tour.send(kaisa, { until: "2026-02-20" }, "updated");
  await tour.press(kaisa, "home", "home:pair");
  await tour.press(kaisa, "modal", "pairs:continue");
  await tour.close(kaisa);
  await tour.press(kaisa, "home", "home:pair");
  await tour.press(kaisa, "modal", "pairs:number");
  await tour.send(kaisa, { number: "19" }, "updated");
  await tour.press(kaisa, "home", "home:pair");
  await tour.press(kaisa, "modal", "pairs:hand-over");
  await tour.fill(kaisa);
  await tour.submit(kaisa, "updated");
  await tour.close(kaisa);
  await tour.choose(kaisa, "home", "home:filter", "needs");
  await tour.press(ulla, { in: "@bot" }, "home:pair");
  await tour.close(ulla);
}
