import { expect, test } from "vitest";
import { kickoffOf } from "../../db/meetings/meetings.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { TextKey } from "../../src/texts/words.ts";
import { factsOf, said, saidWith, unmoved } from "../support/bad-input.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { madeUp } from "../support/made-up.ts";
import { command, openPair, submit } from "../support/under-way.ts";
import { finnish, startWorld, type World } from "../support/world.ts";

/**
 * Mirja is mentor of Amina and of Ulla, and herself the actor of Sirpa. Kaisa, a coordinator, is the mentor of Olena, for whom Helena is
 * responsible.
 */
async function twoRoles(world: World) {
  const { kaisa, mirja, amina, helena, olena, sirpa, ulla } = world.people;
  await world.setUp({ coordinators: [kaisa.id, helena.id] });
  const amina1 = await openPair(world, mirja, amina, { language: "fi" });
  await openPair(world, mirja, ulla, { language: "fi" });
  const asActor = await openPair(world, sirpa, mirja, { language: "fi", day: "2026-01-14" });
  const ofKaisa = await openPair(world, kaisa, olena, { language: "fi", coordinator: helena.id, day: "2026-01-20" });
  return { amina1, asActor, ofKaisa };
}

const choose = (value: string) => ({ selected_option: { value } });

async function notOffered(world: World, person: Person, field: string, values: readonly string[], key: TextKey) {
  await unmoved(world, person, async () => {
    for (const value of values) {
      const { outcome, errors = {} } = await world.control.forge(person.id, { values: { [field]: choose(value) } });
      expect([value, outcome, Object.values(errors)]).toEqual([value, "errors", [said("fi", key)]]);
    }
  });
  await person.closeAll();
}

test("whoever has two roles is taken in each pair for what she is there", async () => {
  await using world = await startWorld(finnish);
  const pairs = await twoRoles(world);
  await mentorAndActor(world, pairs);
  await coordinatorAndMentor(world, pairs);
});

type Pairs = Awaited<ReturnType<typeof twoRoles>>;

async function mentorAndActor(world: World, { amina1, asActor, ofKaisa }: Pairs) {
  const { mirja } = world.people;
  const answers: [string, TextKey, TextKey[]][] = [
    ["/meeting-log", "meetingLog.no.actor", ["meetingLog.agree"]],
    ["/finish-pair", "closing.answer.actor", ["closing.stop.button"]],
  ];
  for (const [text, key, buttons] of answers)
    expect(await unmoved(world, mirja, () => mirja.command(asActor.channelId, text))).toEqual({
      told: [saidWith("fi", key, ...buttons)],
      opened: [],
    });

  // Among several she is asked; what is not hers to choose is not taken.
  const first = kickoffOf(world.db, amina1.id)?.id ?? madeUp("");
  await command(world, mirja, "@bot", "/finish-pair");
  await notOffered(world, mirja, "pair", [asActor.id, ofKaisa.id, "x"], "forms.notOffered");
  await command(world, mirja, "@bot", "/meeting-log");
  const wrong = [`${asActor.id} new`, `${ofKaisa.id} new`, `${ofKaisa.id} ${first}`, `${amina1.id} x`, "x y z"];
  await notOffered(world, mirja, "which", wrong, "forms.notOffered");
  await command(world, mirja, "@bot", "/next-meeting");
  await mirja.fill({ pair: "Amina Hassan", day: "2026-01-29", time: "17:00" });
  await notOffered(world, mirja, "pair", [ofKaisa.id, "x"], "meetings.answer.notYours");
  await pressForged(mirja, await anythingIn(world, mirja), "support:ask", "");
  await world.settle();
  await notOffered(world, mirja, "pair", [ofKaisa.id, "x"], "forms.notOffered");
}

async function coordinatorAndMentor(world: World, { amina1, ofKaisa }: Pairs) {
  const { kaisa, olena, helena } = world.people;
  await world.press(olena, ofKaisa.channelId, "support:ask", "support:ask");
  await olena.fill({ text: "Haluan jutella." });
  await submit(world, olena);
  const request = String(factsOf(world).support_requests?.[0]?.id);
  const kickoff = kickoffOf(world.db, ofKaisa.id)?.id ?? madeUp("");
  const on = await anythingIn(world, kaisa);
  const presses: [string, string, TextKey, TextKey?][] = [
    ["kickoff:leave", ofKaisa.id, "pairs.notYours"],
    ["pairs:invite-again", `${ofKaisa.id}:${findPersonBySlackId(world.db, olena.id)?.id}`, "pairs.notYours"],
    ["meetings:move", kickoff, "meetings.answer.kickoffByCoordinator", "meetings.cannot"],
    ["support:show", request, "support.onlyCoordinators"],
    ["support:take", request, "support.onlyCoordinators"],
    ["support:done", request, "support.onlyCoordinators"],
  ];
  for (const [actionId, value, key, button] of presses)
    expect(await unmoved(world, kaisa, () => pressForged(kaisa, on, actionId, value))).toEqual({
      told: [saidWith("fi", key, ...(button ? [button] : []))],
      opened: [],
    });

  await pressForged(kaisa, on, "pairs:replace", amina1.id);
  await world.settle();
  await kaisa.fill({ mentor: helena.id, day: "2026-01-29", time: "17:00" });
  await notOffered(world, kaisa, "pair", [ofKaisa.id], "pairs.notOpen");
  await pressForged(kaisa, on, "closing:open", amina1.id);
  await world.settle();
  await kaisa.fill({ outcome: "early" });
  await unmoved(world, kaisa, async () => {
    const { outcome, errors = {} } = await world.control.forge(kaisa.id, {
      metadata: JSON.stringify({ pair: ofKaisa.id }),
    });
    expect([outcome, Object.values(errors)]).toEqual(["errors", [said("fi", "closing.answer.notYours")]]);
  });
}
