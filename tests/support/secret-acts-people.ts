import { chooseLetters, getLetters } from "./mail.ts";
import { personId } from "./peers.ts";
import { type Act, act, aWhile, away, bothPairs, type Facts, leavingTraces, send } from "./secret-hands.ts";

/** What people do in confidence about themselves. */

/** The profile is changed by the person and by Kaisa, who has looked at it. */
export const changesProfile =
  (which: keyof Facts): Act =>
  async (world, facts) => {
    const { actor } = facts[which];
    await act(world, actor, "people:enrol-actor", "");
    const told = { fields: "hoiva", languages: "suomi", wantsMentoring: "yes" };
    await leavingTraces(world, () => send(world, actor, told));
    await aWhile(world);
    const id = personId(world, world.people[actor]);
    await act(world, "kaisa", "people:show", id);
    await away(world, "kaisa");
    await act(world, "kaisa", "people:edit-actor", id);
    await leavingTraces(world, () => send(world, "kaisa", { fields: "lähihoitaja" }));
  };

export const passesContactsOn: Act = async (world) => {
  await act(world, "mirja", "peer-support:contact", "");
  await leavingTraces(world, () => send(world, "mirja", { contact: "040", consent: ["consent"] }));
  await aWhile(world);
  await leavingTraces(world, () => act(world, "mirja", "peer-support:withdraw", ""));
  await away(world, "mirja");
};

export const looksAtOwnData = bothPairs(async (world, { actor }) => {
  await act(world, actor, "privacy:own-data", "");
  await away(world, actor);
  await act(world, actor, "privacy:download", "");
});

/** She gets letters from now on, has one of her meeting, and ends them. */
export const getsLetters = bothPairs(async (world, { actor }) => {
  const person = world.people[actor];
  await getLetters(world, person, `${actor}@posti.example`, "all");
  await aWhile(world);
  await chooseLetters(world, person, { choice: "none" });
});
