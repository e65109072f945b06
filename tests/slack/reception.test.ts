import type { ReceiverEvent } from "@slack/bolt";
import { expect, test } from "vitest";
import { limits } from "../../src/playground/workspace/slack-rules.ts";
import { Reception } from "../../src/slack/reception.ts";

/** What happens to whatever comes in, in order; each handling ends when it is let go. */
function reception() {
  const happened: string[] = [];
  const letGo: (() => void)[] = [];
  const app = new Reception({
    receiver: { init() {}, start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({ botToken: "xoxb-1", botId: "B1", botUserId: "U1", teamId: "T1" }),
  });
  const handle = async () => {
    happened.push("begun");
    await new Promise<void>((resolve) => letGo.push(resolve));
    happened.push("handled");
  };
  app.event("team_join", handle);
  app.command("/mentoring", async ({ ack }) => {
    await ack();
    await handle();
  });
  const { promise: acknowledged, resolve: noteAck } = Promise.withResolvers<void>();
  const ack = async () => {
    happened.push("acknowledged");
    noteAck();
  };
  const comes = (body: ReceiverEvent["body"]) => app.processEvent({ body, ack });
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    app,
    happened,
    turn,
    letGo() {
      for (const go of letGo.splice(0)) go();
    },
    acknowledged,
    event: () => comes({ type: "event_callback", team_id: "T1", event: { type: "team_join", user: { id: "U2" } } }),
    command: () => comes({ command: "/mentoring", team_id: "T1", user_id: "U2", channel_id: "C1", text: "" }),
  };
}

test("an event is acknowledged once it has been handled, a command at once", async () => {
  const { happened, turn, letGo, event, command } = reception();
  const heard = event();
  await turn();
  expect(happened).toEqual(["begun"]);
  letGo();
  await heard;
  expect(happened.splice(0)).toEqual(["begun", "handled", "acknowledged"]);
  const answered = command();
  await turn();
  expect(happened).toEqual(["acknowledged", "begun"]);
  letGo();
  await answered;
});

test("an event that takes long is acknowledged meanwhile, before Slack sends it again", async () => {
  const { app, happened, letGo, event, acknowledged } = reception();
  expect(app.acknowledgeWithinMs).toBeLessThan(limits.ackMs);
  app.acknowledgeWithinMs = 1;
  const heard = event();
  await acknowledged;
  expect(happened).toEqual(["begun", "acknowledged"]);
  letGo();
  await heard;
});

test("once it is closed nothing is taken in, and it is idle when what was under way has ended", async () => {
  const { app, happened, turn, letGo, event, command } = reception();
  const heard = event();
  await turn();
  app.close();
  await Promise.all([event(), command()]);
  expect(happened).toEqual(["begun"]);
  let isIdle = false;
  const idle = app.idle().then(() => {
    isIdle = true;
  });
  await turn();
  expect(isIdle).toBe(false);
  letGo();
  await Promise.all([heard, idle]);
  expect(happened).toEqual(["begun", "handled", "acknowledged"]);
});

test("of a crowd some begin in each turn, and an event neither waits for them nor they for events", async () => {
  const { happened, turn, letGo, event, command } = reception();
  const begun = () => happened.filter((one) => one === "begun").length;
  const crowd = Array.from({ length: 20 }, command);
  const heard = event();
  await turn();
  const inFirstTurn = begun();
  expect(inFirstTurn).toBeGreaterThan(1);
  expect(inFirstTurn).toBeLessThan(21);
  for (let turns = 0; turns < 5; turns++) await turn();
  expect(begun()).toBe(21);
  letGo();
  await Promise.all([...crowd, heard]);
});

test("while a person's request is under way, one message begins in a turn of the event loop", async () => {
  const { app, turn, letGo, command } = reception();
  const request = command();
  const begun: number[] = [];
  const messages = [1, 2, 3].map((number) => app.peopleFirst()?.then(() => begun.push(number)));
  await turn();
  expect(begun.length).toBeLessThan(3);
  await Promise.all(messages);
  expect(begun).toEqual([1, 2, 3]);
  letGo();
  await request;
  expect(app.peopleFirst()).toBeUndefined();
});

test("messages wait while a crowd waits for its turn, and no longer than a moment", async () => {
  const { app, turn, letGo, command } = reception();
  app.othersWaitMs = 600_000;
  expect(app.peopleFirst()).toBeUndefined();
  const order: string[] = [];
  const crowd = Array.from({ length: 20 }, command);
  const free = app.peopleFirst()?.then(() => order.push("free"));
  await turn();
  expect(app.hasWaiting).toBe(true);
  expect(order).toEqual([]);
  await free;
  expect(app.hasWaiting).toBe(false);
  app.othersWaitMs = 1;
  const others = Array.from({ length: 4_000 }, command);
  await app.peopleFirst();
  expect(app.hasWaiting).toBe(true);
  while (app.hasWaiting) await turn();
  letGo();
  await Promise.all([...crowd, ...others]);
});
