import { newSuffix } from "../../db/pairs/new-pair.ts";
import { savePerson } from "../../db/people/people.ts";
import { sealIn } from "../../db/privacy/privacy.ts";
import { groupFeedback, groups, groupWishes } from "../../db/schema/index.ts";
import { FIRST_PROGRAMME } from "../../db/schema/programmes.ts";
import { desc } from "../../db/store/drizzle.ts";
import { newId } from "../../db/store/open.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { GroupFeedbackId, GroupId, GroupWishId, SlackChannelId } from "../../src/programme/ids.ts";
import { madeUp } from "../support/made-up.ts";
import { personId } from "../support/peers.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";

const dm = { in: "@bot" };

/** The newest group, with its channel of today. */
function groupOf({ world }: Tour): { id: GroupId; channel: SlackChannelId } {
  const row = world.db.orm.select().from(groups).orderBy(desc(groups.createdAt)).get();
  if (!row?.channelId) throw new Error("the group has no channel");
  return { id: row.id, channel: row.channelId };
}

/** Opens the group of the list. */
async function show(tour: Tour): Promise<void> {
  const { kaisa } = tour.world.people;
  await tour.press(kaisa, "home", "groups:list");
  await tour.press(kaisa, "modal", "groups:show", groupOf(tour).id);
}

/** A group is made and meets, people come and go, and its channel has to be made again. Wednesday 28 January. */
async function meetInGroup(tour: Tour): Promise<void> {
  const { kaisa, mirja, helena, amina, olena, vera, ulla, sirpa } = tour.world.people;
  await kaisa.home();
  await tour.calm();
  await tour.press(kaisa, "home", "groups:list");
  await tour.press(kaisa, "modal", "groups:new");
  await tour.world.control.order({ method: "conversations.invite", kind: "error", error: "cant_invite" });
  const people = { mentors: [mirja.id, helena.id], actors: [amina.id, olena.id, vera.id] };
  await tour.send(kaisa, { ...people, endsOn: "2026-02-20", number: "7" });
  await tour.press(kaisa, dm, "groups:invite-again");
  await show(tour);
  await tour.press(kaisa, "modal", "groups:people");
  await tour.send(kaisa, { ...people, actors: [...people.actors, ulla.id] });
  await show(tour);
  await tour.press(kaisa, "modal", "groups:people");
  await tour.send(kaisa, people);
  await show(tour);
  await tour.press(kaisa, "modal", "groups:edit");
  await tour.send(kaisa, { name: "Kevään ryhmä", endsOn: "2026-02-20", number: "7" });
  await changeChannel(tour);
  const { channel } = groupOf(tour);
  await tour.press(mirja, { in: channel }, "groups:meeting");
  await tour.send(mirja, { day: "2026-01-30", time: "12:00", length: "60" });
  await tour.press(amina, { in: channel }, "peer-support:yes");
  await show(tour);
  await tour.press(kaisa, "modal", "groups:ask-wishes");
  await tour.close(kaisa);
  await tour.press(olena, dm, "groups:wish");
  await tour.send(olena, { wishes: "yes", field: "kirjanpito" });
  await sirpa.home();
}

async function changeChannel(tour: Tour): Promise<void> {
  const { kaisa, mirja, amina, sirpa } = tour.world.people;
  const { channel } = groupOf(tour);
  await amina.leave(channel);
  await tour.calm();
  await tour.press(amina, dm, "groups:return");
  await mirja.invite(channel, sirpa.id);
  await tour.calm();
  await sirpa.leave(channel);
  await mirja.archive(channel);
  await tour.calm();
  await tour.press(kaisa, dm, "groups:new-channel");
}

/** A mentor notes how many came, and the coordinator ends the group. Tuesday 24 February. */
async function endTheGroup(tour: Tour): Promise<void> {
  const { kaisa, mirja } = tour.world.people;
  await tour.press(mirja, dm, "groups:count");
  await tour.send(mirja, { came: "7" });
  await tour.press(kaisa, dm, "groups:count");
  await tour.send(kaisa, { came: "5" });
  crowd(tour);
  await tour.press(kaisa, "home", "groups:list");
  await tour.press(kaisa, "modal", "groups:page");
  await tour.press(kaisa, "modal", "groups:page-back");
  await tour.press(kaisa, "modal", "groups:show", groupOf(tour).id);
  await tour.press(kaisa, "modal", "groups:wishes");
  await tour.press(kaisa, "modal", "groups:wishes-on");
  await tour.press(kaisa, "modal", "groups:wishes-back");
  await tour.close(kaisa);
  await show(tour);
  await tour.press(kaisa, "modal", "groups:end");
  await tour.submit(kaisa);
  await tour.close(kaisa);
  await tour.press(mirja, dm, "groups:feedback");
  await tour.send(mirja);
  await show(tour);
  await tour.press(kaisa, "modal", "groups:show-feedback");
  await tour.press(kaisa, "modal", "groups:feedback-on");
  await tour.press(kaisa, "modal", "groups:feedback-back");
  await tour.close(kaisa);
}

/** So many groups, wishes and answers that their lists have pages. */
function crowd(tour: Tour): void {
  const { world } = tour;
  const { db } = world;
  const now = world.now();
  const { id: groupId } = groupOf(tour);
  const coordinatorId = personId(world, world.people.kaisa);
  db.transaction(() => {
    for (let number = 1; number <= 12; number++) {
      const at = now - 30 * DAY_MS - number;
      const id = newId<GroupId>();
      const name = sealIn<"group">(db, { column: "groups.name", row: id }, `Ryhmä ${number}`);
      const about = {
        id,
        name,
        coordinatorId,
        programmeId: FIRST_PROGRAMME,
        language: "fi",
        state: "ended",
        createdBy: coordinatorId,
      } as const;
      const times = { createdAt: at, endedAt: at, archivedAt: at };
      db.orm
        .insert(groups)
        .values({ ...about, ...times, channelSuffix: newSuffix() })
        .run();
      const person = savePerson(
        db,
        {
          slackUserId: madeUp(`UG${number}`),
          name: `Aktori ${number}`,
          profileLanguage: null,
          isAdmin: false,
          isGuest: false,
          isBot: false,
          isStranger: false,
          isDeactivated: false,
        },
        now,
      );
      const hers = { groupId, personId: person.id };
      db.orm
        .insert(groupWishes)
        .values({ id: newId<GroupWishId>(), ...hers, askedAt: at, wishes: true, answeredAt: at })
        .run();
      const feedback = { id: newId<GroupFeedbackId>(), ...hers, role: "actor", rating: 4, savedAt: at } as const;
      db.orm.insert(groupFeedback).values(feedback).run();
    }
  });
}

export const tourSteps: TourSteps = {
  "a group meets": meetInGroup,
  "a group ends": endTheGroup,
};
