import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type ConnectedApp, RunningAlready, startPlayground } from "../../src/playground/start.ts";
import type { Travel } from "../../src/playground/travel.ts";

const HOUR_MS = 3_600_000;
const BEGINS_AT = Date.parse("2026-01-12T08:00:00Z");

type App = Partial<ConnectedApp>;

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "playground-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function start(folder: string, app: App = {}) {
  const playground = await startPlayground({
    folder,
    port: 0,
    zone: "Europe/Helsinki",
    beginsAt: BEGINS_AT,
    connect: async () => ({
      tick: async () => 0,
      idle: async () => {},
      nextDueAt: () => undefined,
      nextMeetingAt: () => undefined,
      outbox: () => [],
      withoutSlack: () => [],
      stop: async () => {},
      ...app,
    }),
  });
  onTestFinished(() => playground.stop());
  return playground;
}

async function travel(url: string, how: unknown): Promise<Travel> {
  const response = await fetch(`${url}/playground/travel`, { method: "POST", body: JSON.stringify(how) });
  return (await response.json()) as Travel;
}

describe("a second start in the same folder", () => {
  test("says where the first one runs, and changes nothing there", async () => {
    const folder = await folderForTest();
    const { url } = await start(folder);
    await expect(start(folder)).rejects.toThrow(RunningAlready);
    await expect(start(folder)).rejects.toThrow(url);
    const session = await fetch(`${url}/playground/session`, { method: "POST" });
    expect(session.ok).toBe(true);
  });

  test("starts where the first one has stopped, and beside one in another folder", async () => {
    const folder = await folderForTest();
    const first = await start(folder);
    await start(await folderForTest());
    await first.stop();
    expect((await start(folder)).url).toMatch(/^http:/);
  });
});

describe("the next event", () => {
  test("is the beginning of a meeting when nobody gets a message before it", async () => {
    const meetingAt = BEGINS_AT + 30 * HOUR_MS;
    const remindsAt = BEGINS_AT + 48 * HOUR_MS;
    const { url } = await start(await folderForTest(), {
      nextMeetingAt: () => meetingAt,
      nextDueAt: () => remindsAt,
    });
    const { to, isMeeting, messages } = await travel(url, { to: "next" });
    expect({ isMeeting, messages }).toEqual({ isMeeting: true, messages: [] });
    expect(Math.abs(to - meetingAt)).toBeLessThan(HOUR_MS / 60);
  });

  test("is nothing when nothing is planned", async () => {
    const { url } = await start(await folderForTest());
    const { isMeeting, messages } = await travel(url, { to: "next" });
    expect({ isMeeting, messages }).toEqual({ isMeeting: false, messages: [] });
  });
});
