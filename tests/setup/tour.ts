import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { longestName, TYPED_ADDRESS } from "../support/typed.ts";

const dm = { in: "@bot" };

/** Before the setup, and the setup. Monday 12 January. */
async function begin(tour: Tour): Promise<void> {
  await takeNames(tour);
  await beforeSetup(tour);
  await setUp(tour);
}

const NO_LETTERS = "☃";

/** People's names of which a channel's name can use no letters, or some. */
async function takeNames({ world, data }: Tour): Promise<void> {
  if (data === "empty") return;
  const { kaisa, vera } = world.people;
  for (const [key, person] of Object.entries(world.people)) {
    const name = person.id === vera.id ? NO_LETTERS.repeat(80) : longestName(key);
    await kaisa.changeProfile({ name }, person.id);
  }
}

async function beforeSetup(tour: Tour): Promise<void> {
  const { kaisa, ulla } = tour.world.people;
  for (const command of ["/mentoring", "/new-pair", "/peer-meeting", "/next-meeting", "/meeting-log", "/finish-pair"])
    await tour.command(ulla, "@bot", command);
  await tour.command(kaisa, "@bot", "/mentoring");
}

/** An address of a privacy notice, as long as the field allows. */
const address = (): string => `${TYPED_ADDRESS}/?a=1&b=<!channel>|${"å".repeat(500)}`.slice(0, 500);

export function settings(tour: Tour, more: Record<string, unknown> = {}): Record<string, unknown> {
  const { kaisa, sirpa } = tour.world.people;
  return {
    coordinators: [kaisa.id],
    peerOrganisers: [sirpa.id],
    language: tour.language,
    privacyNoticeUrl: tour.data === "longest" ? address() : null,
    ...more,
  };
}

/** The workspace does not let the bot make channels at first: the coordinator is told, allows it and saves once more. */
async function setUp(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa } = world.people;
  await world.control.policies({ appsMayCreateChannels: false });
  await tour.press(kaisa, "home", "setup:open", tour.language);
  await tour.send(kaisa, settings(tour));
  await world.control.policies({ appsMayCreateChannels: true });
  await tour.press(kaisa, { in: "@bot" }, "setup:open");
  await tour.send(kaisa, settings(tour));
}

/** Ulla is a coordinator for a while, so that two people change the settings at the same time. */
async function twoChangeTheSettings(tour: Tour): Promise<void> {
  const { kaisa, ulla } = tour.world.people;
  const both = { coordinators: [kaisa.id, ulla.id] };
  await tour.press(kaisa, "home", "setup:open");
  await tour.send(kaisa, settings(tour, both));
  await tour.press(kaisa, "home", "setup:open");
  await tour.command(ulla, "@bot", "/mentoring");
  await tour.press(ulla, dm, "setup:open");
  await tour.send(ulla, settings(tour, { ...both, plannedNumber: "20", hoursFrom: "08:00" }));
  await tour.fill(kaisa, settings(tour, both));
  await tour.submit(kaisa, "updated");
  await tour.send(kaisa, settings(tour, both), "updated");
}

export const tourSteps: TourSteps = {
  "the bot is set up": begin,
  "settings are changed": twoChangeTheSettings,
};
