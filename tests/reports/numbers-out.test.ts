import { createHmac } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { ConfigProblem, readConfig, readInstallation } from "../../src/config.ts";
import { DAY_MS, instantOf } from "../../src/programme/calendar/calendar.ts";
import { monthsToLock, newestToLock, periodOfMonth } from "../../src/programme/reports/monthly.ts";
import { placesOf } from "../../src/workspaces/inherited.ts";
import { eventually } from "../support/eventually.ts";
import { ZONE } from "../support/helsinki.ts";
import { idOf } from "../support/networks.ts";
import { startWorldWithPair } from "../support/ready-worlds.ts";
import { finnish, type World } from "../support/world.ts";

const SECRET = "a secret of at least thirty-two characters";
const REFUSED = "the numbers of a month are not accepted by their address";

describe("which months are counted", () => {
  test("a month from the ninth day of the next one on, and each once", () => {
    expect(
      ["2026-02-08", "2026-02-09", "2026-03-01", "2026-03-09", "2027-01-05", "2027-01-09"].map(newestToLock),
    ).toEqual(["2025-12", "2026-01", "2026-01", "2026-02", "2026-11", "2026-12"]);
    expect(monthsToLock(undefined, "2026-03-20")).toEqual(["2026-02"]);
    expect(monthsToLock("2026-02", "2026-03-20")).toEqual([]);
    expect(monthsToLock("2025-11", "2026-03-20")).toEqual(["2025-12", "2026-01", "2026-02"]);
    expect(monthsToLock("2026-05", "2026-03-20"), "after the clock was set back").toEqual([]);
    expect(periodOfMonth("2028-02")).toEqual({ from: "2028-02-01", until: "2028-02-29" });
  });
});

type Received = { headers: IncomingHttpHeaders; body: string };

/** The receiver's own server. */
async function startReceiver() {
  const receiver = { url: "", status: 200, received: [] as Received[] };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    receiver.received.push({ headers: request.headers, body });
    response.writeHead(receiver.status, { location: "/elsewhere" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/numbers`;
  return receiver;
}

/** The check of src/hosting/numbers.md. */
function isSigned({ headers, body }: Received): boolean {
  const timestamp = String(headers["x-auroras-timestamp"]);
  const expected = `v1=${createHmac("sha256", SECRET).update(`v1:${timestamp}:${body}`).digest("hex")}`;
  return headers["x-auroras-signature"] === expected;
}

async function passTo(world: World, on: string): Promise<void> {
  const at = instantOf(on, "07:00", ZONE);
  if (at === undefined) throw new Error("no instant");
  world.clock.advance(at - world.now());
  await world.settle();
}

describe("the numbers of whole months by a signed webhook", () => {
  test("each month leaves once, with the report's protected numbers, signed; what was refused comes again on another day with the same numbers", async () => {
    const receiver = await startReceiver();
    const { world } = await startWorldWithPair(finnish);
    await using _ = world;
    world.numbers = { url: receiver.url, secret: SECRET };
    await world.restart();
    await world.settle();
    await eventually(() => receiver.received.length === 1);
    const [first] = receiver.received;
    if (!first) throw new Error("nothing was received");
    expect(isSigned(first)).toBe(true);
    const { period, numbers, format } = JSON.parse(first.body);
    const month = newestToLock(new Date(world.now()).toISOString().slice(0, 10));
    expect({ period, format }).toEqual({ period: periodOfMonth(month), format: "auroras-numbers/1" });
    expect(numbers.length).toBeGreaterThan(20);
    for (const secret of ["Virtanen", "Mirja", "Hassan", "Amina", "Lehtonen"]) expect(first.body).not.toContain(secret);
    expect(statSync(`${world.db.path}.numbers`).mode & 0o777).toBe(0o600);

    receiver.status = 500;
    const [year = 0, monthNumber = 0] = month.split("-").map(Number);
    const next = new Date(Date.UTC(year, monthNumber + 1, 9)).toISOString().slice(0, 10);
    await passTo(world, next);
    await eventually(() => receiver.received.length === 2);
    await eventually(() => world.bot.health().why.includes(REFUSED));
    expect(world.takeErrors().join()).toContain("were not accepted");
    // Not again on the same day, and not after a restart.
    await world.restart();
    await world.settle();
    await world.bot.tick();
    expect(receiver.received).toHaveLength(2);

    receiver.status = 200;
    world.clock.advance(DAY_MS);
    await world.settle();
    await eventually(() => receiver.received.length === 3);
    await eventually(() => !world.bot.health().why.includes(REFUSED));
    const [, refused, again] = receiver.received;
    expect(again?.body).toBe(refused?.body);
    expect(again && isSigned(again)).toBe(true);
    expect(JSON.parse(again?.body ?? "").period).not.toEqual(period);
    for (let days = 0; days < 3; days++) {
      world.clock.advance(DAY_MS);
      await world.settle();
    }
    expect(receiver.received).toHaveLength(3);
  });

  test("another address is not followed, and without an address nothing is counted", async () => {
    const receiver = await startReceiver();
    receiver.status = 302;
    const { world } = await startWorldWithPair(finnish);
    await using _ = world;
    expect(existsSync(`${world.db.path}.numbers`)).toBe(false);
    world.numbers = { url: receiver.url, secret: SECRET };
    await world.restart();
    await world.settle();
    await eventually(() => world.bot.health().why.includes(REFUSED));
    expect(world.bot.health()).toMatchObject({ state: "yellow", why: [REFUSED] });
    expect(receiver.received).toHaveLength(1);
    world.takeErrors();
  });
});

test("a wrong address, a short secret and one without the other are named at the start; each of many networks has an address of its own", () => {
  const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
  const problem = (env: Record<string, string>): string => {
    try {
      readConfig({ ...slack, ...env });
      return "";
    } catch (error) {
      return error instanceof ConfigProblem ? error.message : "";
    }
  };
  const [url, secret] = ["https://example.org/numbers/", SECRET];
  expect(problem({ NUMBERS_WEBHOOK: url, NUMBERS_WEBHOOK_SECRET: secret })).toBe("");
  expect(problem({ NUMBERS_WEBHOOK: "http://example.org", NUMBERS_WEBHOOK_SECRET: secret })).toContain(
    "NUMBERS_WEBHOOK is not an https address",
  );
  expect(problem({ NUMBERS_WEBHOOK: url, NUMBERS_WEBHOOK_SECRET: "short" })).toContain("openssl rand -hex 32");
  expect(problem({ NUMBERS_WEBHOOK: url })).toContain("NUMBERS_WEBHOOK_SECRET is missing");
  expect(problem({ NUMBERS_WEBHOOK_SECRET: secret })).toContain("NUMBERS_WEBHOOK is missing");
  const installation = readInstallation({ WORKSPACES: "/w", NUMBERS_WEBHOOK: url });
  if (!installation) throw new Error("no installation");
  expect(placesOf(installation, idOf("turku")).NUMBERS_WEBHOOK).toBe("https://example.org/numbers/turku");
});
