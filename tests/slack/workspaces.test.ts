import { describe, expect, test } from "vitest";
import { outbox } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { profileOf, type SlackUser } from "../../src/slack/profile.ts";
import { startWorld } from "../support/world.ts";

describe("who belongs to the workspace", () => {
  const at = { teamId: "T1", enterpriseId: "E1" };
  const company = (teams: string[], id = "E1") => ({ enterprise_user: { enterprise_id: id, teams } });
  test.each<[string, SlackUser, boolean]>([
    ["a member", { team_id: "T1" }, false],
    ["a member of whom Slack names no workspace", {}, false],
    ["a member of several workspaces, without `team_id`", company(["T2", "T1"]), false],
    ["a member of several, with the `team_id` of another", { team_id: "T2", ...company(["T2", "T1"]) }, false],
    ["a member of several, with the company's id", { team_id: "E1", ...company(["T1"]) }, false],
    ["a member whom Slack calls a stranger", { team_id: "T1", is_stranger: true }, false],
    ["a member of the company's other workspace", { team_id: "T2", ...company(["T2"]) }, false],
    ["a member of another company (Slack Connect)", { team_id: "T9", ...company(["T9"], "E9") }, true],
    ["a member of another organisation (Slack Connect)", { team_id: "T9" }, true],
    ["somebody of whom Slack only says that she is a stranger", { is_stranger: true }, true],
  ])("%s", (_, user, isStranger) => {
    expect(profileOf(user, at).isStranger).toBe(isStranger);
  });

  test("without a company only this workspace counts", () => {
    const alone = { teamId: "T1", enterpriseId: undefined };
    expect(profileOf({ team_id: "T2", ...company(["T2"]) }, alone).isStranger).toBe(true);
    expect(profileOf({ team_id: "T2", ...company(["T2", "T1"]) }, alone).isStranger).toBe(false);
  });
});

test("a member of several of the company's workspaces gets a pair as any other", async () => {
  await using world = await startWorld();
  await world.setUp();
  const { mirja } = world.people;
  const enterprise = { id: "E1", teams: ["T2", world.workspace.workspace.state.team.id], teamId: "E1" };
  await world.control.addPerson({ name: "Elina Grid", enterprise });
  const elina = world.workspace.person("Elina Grid");
  const { channelId } = await world.openPair({ mentor: mirja, actor: elina });
  expect((await elina.channels()).map(({ id }) => id)).toContain(channelId);
});

test("where apps may not write in channels, a request for support reaches the coordinator directly, and she hears why", async () => {
  await using world = await startWorld();
  await world.setUp();
  const { kaisa, mirja, amina } = world.people;
  const { channelId } = await world.openPair({ mentor: mirja, actor: amina });
  await world.control.policies({ appsMayPostInChannels: false });
  await world.press(mirja, channelId, "support:ask", "support:ask");
  await mirja.fill({ text: "Apua" });
  expect(await mirja.submit()).toEqual({ outcome: "updated" });
  await world.settle();
  const told = (await kaisa.messages("@bot")).map(({ text }) => text);
  expect(told.filter((text) => text.includes(`<@${mirja.id}>`))).toHaveLength(1);
  const troubles = world.db.orm.select().from(outbox).where(eq(outbox.kind, "setup:trouble")).all();
  expect(troubles.map(({ state, ref }) => [state, ref])).toEqual([
    ["sent", expect.objectContaining({ what: "no-posting", which: "coordinators" })],
  ]);
});

test("an app that is installed for the whole organisation is named at the start, with what to do", async () => {
  const world = await startWorld();
  await world.stopBot();
  world.workspace.workspace.state.team.isEnterpriseInstall = true;
  await expect(world.startBot()).rejects.toThrow(
    /^The app is installed for the whole organisation, .*Install to Workspace for this one workspace, .*start the bot again\.$/,
  );
  world.db.close();
  await world.leave();
});
