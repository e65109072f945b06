import { saveActorProfile, saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { savePerson } from "../../db/people/people.ts";
import { recordLook } from "../../db/privacy/privacy.ts";
import { profileOf } from "./acting.ts";
import { fillWithPairs } from "./closing.ts";
import { madeUp } from "./made-up.ts";
import { personId } from "./peers.ts";
import type { Tour } from "./tour.ts";

/** Adds so many people, pairs and looks that lists have pages. Some people have their data erased. */
export async function turnPages(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa, amina, sirpa, ulla } = world.people;
  await tour.press(amina, "home", "privacy:own-data");
  await tour.press(amina, "modal", "privacy:download");
  await tour.close(amina);
  await crowd(tour);
  await tour.choose(kaisa, "home", "home:filter", "open");
  for (const turn of ["home:page", "home:page-back"]) await tour.press(kaisa, "home", turn);
  await tour.press(kaisa, "home", "privacy:looks");
  await tour.press(kaisa, "modal", "privacy:looks-older");
  await tour.press(kaisa, "modal", "privacy:looks-newer");
  await tour.close(kaisa);
  await tour.press(kaisa, "home", "home:search");
  await tour.fill(kaisa, { text: "Mentori", among: "live" });
  await tour.submit(kaisa, "updated");
  await tour.press(kaisa, "modal", "home:results");
  await tour.press(kaisa, "modal", "home:results-back");
  await tour.press(kaisa, "modal", "home:pair");
  await tour.close(kaisa);
  await match(tour);
  await kaisa.invite("#verkosto", ulla.id);
  for (const person of [amina, sirpa, ulla]) {
    await tour.press(person, "home", "privacy:own-data");
    await tour.press(person, "modal", "privacy:erase");
    await tour.send(person, { sure: ["yes"] });
  }
  await tour.travelTo("2026-02-27", "12:00");
}

async function match(tour: Tour): Promise<void> {
  const { kaisa, amina } = tour.world.people;
  await tour.press(kaisa, "home", "matching:propose");
  await tour.press(kaisa, "modal", "matching:page");
  await tour.press(kaisa, "modal", "matching:page-back");
  await tour.press(kaisa, "modal", "matching:refresh");
  await tour.press(kaisa, "modal", "matching:refuse");
  await tour.press(kaisa, "modal", "matching:pair");
  await tour.close(kaisa);
  await tour.press(kaisa, "home", "pairs:new");
  await tour.fill(kaisa, { actor: amina.id });
  await tour.calm();
  await tour.press(kaisa, "modal", "matching:choose");
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
