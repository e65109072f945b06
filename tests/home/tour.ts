import { saveActorProfile, saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { savePerson } from "../../db/people/people.ts";
import { recordLook } from "../../db/privacy/privacy.ts";
import { profileOf } from "../support/acting.ts";
import { fillWithPairs } from "../support/closing.ts";
import { madeUp } from "../support/made-up.ts";
import { personId } from "../support/peers.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { ofHelena } from "../support/tour-pairs.ts";

const dm = { in: "@bot" };

/** A coordinator acts on one pair from its view, then searches for others. Monday 19 January. */
async function lookAfter(tour: Tour): Promise<void> {
  const { world } = tour;
  const { id } = ofHelena(tour);
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

/** There are so many pairs that lists have pages. */
async function turnPages(tour: Tour): Promise<void> {
  const { kaisa } = tour.world.people;
  await crowd(tour);
  await tour.choose(kaisa, "home", "home:filter", "open");
  for (const turn of ["home:page", "home:page-back"]) await tour.press(kaisa, "home", turn);
  await tour.press(kaisa, "home", "home:search");
  await tour.fill(kaisa, { text: "Mentori", among: "live" });
  await tour.submit(kaisa, "updated");
  await tour.press(kaisa, "modal", "home:results");
  await tour.press(kaisa, "modal", "home:results-back");
  await tour.press(kaisa, "modal", "home:pair");
  await tour.close(kaisa);
}

/** A hundred people whom the bot never writes to, and many looks at forms. */
async function crowd({ world }: Tour): Promise<void> {
  const { kaisa } = world.people;
  await fillWithPairs(world, 20);
  const profile = { languages: "suomi", town: "Helsinki", experience: null };
  world.db.transaction(() => {
    for (let number = 1; number <= 60; number++) {
      recordLook(world.db, { at: world.now() - number, personId: personId(world, kaisa), action: "kickoff" });
      const save = (start: string) =>
        savePerson(
          world.db,
          {
            slackUserId: madeUp(`U${start}${number}`),
            name: `${start} ${number}`,
            profileLanguage: null,
            isAdmin: false,
            isGuest: false,
            isBot: false,
            isStranger: false,
            isDeactivated: false,
          },
          world.now(),
        );
      const mentor = { ...profile, fields: "sairaanhoitaja", pairsAtOnce: 1 };
      const actor = { ...profile, fields: "sairaanhoitaja", groupAttended: null, wantsMentoring: "yes" as const };
      if (number > 12) continue;
      saveMentorProfile(world.db, profileOf(world.db, save("WM").id), mentor, world.now());
      saveActorProfile(world.db, profileOf(world.db, save("WA").id), actor, world.now());
    }
  });
  await world.people.kaisa.home();
}

export const tourSteps: TourSteps = {
  "a coordinator looks after pairs": lookAfter,
  "the network grows": turnPages,
};
