import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { untilHeld } from "../support/eventually.ts";
import { walkFourMonths } from "../support/four-months.ts";
import { startWorld, type World } from "../support/world.ts";

const FORM = "application/x-www-form-urlencoded";

type Sending = { secret?: string; seconds?: number; body?: string; path?: string; signed?: boolean; type?: string };

/** A request as Slack signs it, unless told otherwise. https://docs.slack.dev/authentication/verifying-requests-from-slack */
async function send(
  world: World,
  { seconds = 0, path = "/slack/events", signed = true, ...rest }: Sending,
): Promise<number> {
  const { connection } = world;
  if (connection.via !== "http") throw new Error("the world has no address");
  const { secret = connection.signingSecret, body = JSON.stringify({ type: "url_verification", challenge: "x" }) } =
    rest;
  const timestamp = String(Math.floor(world.clock.machineNow() / 1000) + seconds);
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  const response = await fetch(`http://127.0.0.1:${connection.port}${path}`, {
    method: "POST",
    body,
    headers: {
      "content-type": rest.type ?? "application/json",
      ...(signed ? { "x-slack-request-timestamp": timestamp, "x-slack-signature": signature } : {}),
    },
  });
  await response.body?.cancel();
  return response.status;
}

describe("over signed HTTP requests", () => {
  test("a pair is carried through its four months as over the socket", async () => {
    await using world = await startWorld({ via: "http" });
    await walkFourMonths(world);
    expect(await world.control.connections()).toBe(0);
    const digest = (await world.people.kaisa.messages("#auroras-tyontekijat")).at(-1);
    expect(JSON.stringify(digest?.blocks)).toContain("Mirja");
  });

  test("only what Slack has signed, lately, is heard", async () => {
    await using world = await startWorld({ via: "http" });
    expect(await world.control.verifyUrl()).toBe(true);
    const statuses = {
      signed: await send(world, {}),
      unsigned: await send(world, { signed: false }),
      "signed by somebody else": await send(world, { secret: "another" }),
      "of six minutes ago": await send(world, { seconds: -360 }),
      "of six minutes from now": await send(world, { seconds: 360 }),
      "of four minutes from now": await send(world, { seconds: 240 }),
      "somewhere else": await send(world, { path: "/elsewhere" }),
      "no address at all": await send(world, { path: "//" }),
      "no JSON": await send(world, { body: "{" }),
      "five megabytes": await send(world, { body: "x".repeat(5_000_000) }),
      "a check of the certificate, with a command smuggled in": await send(world, {
        body: "ssl_check=1&command=%2Fmentoring&user_id=U1",
        type: FORM,
        signed: false,
      }),
    };
    expect(statuses).toEqual({
      signed: 200,
      unsigned: 401,
      "signed by somebody else": 401,
      "of six minutes ago": 401,
      "of six minutes from now": 401,
      "of four minutes from now": 200,
      "somewhere else": 404,
      "no address at all": 404,
      "no JSON": 400,
      "five megabytes": 413,
      "a check of the certificate, with a command smuggled in": 200,
    });
  });

  test("each command, press, submission and event is acknowledged once, also when it comes twice or cannot be handled", async () => {
    await using world = await startWorld({ via: "http" });
    const { kaisa, mirja, amina } = world.people;
    await world.setUp();
    for (const method of ["slash_commands", "interactive", "events_api"]) {
      await world.control.order({ kind: "duplicate-envelope", method, times: 3 });
    }
    const pair = await world.openPair({ mentor: mirja, actor: amina });
    expect(await kaisa.command("@bot", "/mentoring")).toMatchObject({ ack: "ok" });
    await world.press(mirja, pair.channelId, "Tervetuloa", "Sovi tapaaminen");
    await mirja.fill({ Päivä: "2026-01-20", Kellonaika: "17:00" });
    expect((await mirja.submit()).outcome).not.toBe("timeout");
    await world.settle();
    await world.control.order({ kind: "500", method: "views.open" });
    const welcome = await world.message(mirja, pair.channelId, "Tervetuloa");
    expect(await mirja.press(welcome, "Sovi tapaaminen")).toEqual({ ack: "ok" });
    await world.control.idle();
    await world.bot.idle();
    expect(world.takeErrors().map((line) => JSON.parse(line).msg)).toEqual(["an interaction failed"]);
  });

  test("on leaving it answers what it has taken in, and refuses what comes after", async () => {
    const world = await startWorld({ via: "http" });
    const { ulla } = world.people;
    await world.control.order({ kind: "hold", method: "users.info" });
    expect(await ulla.command("@bot", "/mentoring")).toMatchObject({ ack: "ok" });
    await untilHeld(world.control);
    const left = world.bot.stop();
    const late = await send(world, {}).catch(() => 0);
    await world.control.release();
    await left;
    expect([0, 503]).toContain(late);
    expect(await ulla.dm()).not.toEqual([]);
    world.db.close();
    await world.workspace.close();
  });
});
