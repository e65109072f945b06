import { expect, test } from "vitest";
import type { PersonId } from "../../src/programme/ids.ts";
import { complaintsAboutPeople } from "../../src/programme/pairs/rules.ts";
import { coordinatorProblem, organiserProblem } from "../../src/programme/setup/rules.ts";
import { profileOf } from "../../src/slack/profile.ts";

const WORKSPACE = { teamId: "T1", enterpriseId: undefined };

const bots = [
  ["a bot user, also this one", { id: "UBOT", is_bot: true }],
  ["a step of a workflow", { id: "UFLOW", is_bot: false, is_workflow_bot: true }],
  ["Slackbot", { id: "USLACKBOT", is_bot: false }],
] as const;

test.each(bots)("%s is refused beside the field in every place", (_, user) => {
  const profile = profileOf({ ...user, team_id: "T1", name: "robotti" } as never, WORKSPACE);
  expect(profile.isBot).toBe(true);
  const candidate = { ...profile, firstName: profile.name, isCoordinator: false };
  const bot = { ...candidate, id: "bot" as PersonId };
  const person = { ...bot, id: "person" as PersonId, isBot: false, isCoordinator: true };
  const refused = { key: "pairs.wrong.bot", params: { name: "robotti" } };
  expect(complaintsAboutPeople({ actor: bot, mentor: person, coordinator: person }).actor).toEqual(refused);
  // A replacement mentor is judged by the same function.
  expect(complaintsAboutPeople({ actor: person, mentor: bot, coordinator: person }).mentor).toEqual(refused);
  const staff = { key: "setup.isBot", params: { name: "robotti" } };
  expect([coordinatorProblem(bot), organiserProblem(bot)]).toEqual([staff, staff]);
  // As the coordinator of a new pair. A pair is handed over only to one of the coordinators.
  expect(complaintsAboutPeople({ actor: person, mentor: person, coordinator: bot }).coordinator).toEqual({
    key: "pairs.wrong.noCoordinator",
  });
});
