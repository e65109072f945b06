import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { BotProcess } from "../support/bot-process.ts";
import { freePort } from "../support/free-port.ts";
import { answers, Networks } from "../support/networks.ts";

test("over HTTP each network has a path of its own; another one's secret, no signature and an id that is not there are answered alike", async () => {
  const port = await freePort();
  const networks = new Networks({ PORT: String(port) });
  const helsinki = await networks.add("helsinki", "http");
  const turku = await networks.add("turku", "http");
  const bot = new BotProcess(networks.env);
  await bot.ready();
  expect(await Promise.all([helsinki, turku].map(answers))).toEqual(["ok", "ok"]);

  const post = async (path: string, secret: string): Promise<number> => {
    const body = JSON.stringify({ type: "url_verification", challenge: "x" });
    const at = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`;
    const headers = {
      "content-type": "application/json",
      "x-slack-request-timestamp": at,
      "x-slack-signature": signature,
    };
    return (await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", body, headers })).status;
  };
  const { signingSecret: ours } = helsinki;
  const other = `${turku.signingSecret}-of-another`;
  expect(await post("/slack/helsinki/events", ours)).toBe(200);
  expect(
    await Promise.all([
      post("/slack/helsinki/events", other),
      post("/slack/nobody/events", ours),
      post("/slack/nobody/events", other),
      post("/slack/events", ours),
      post("/slack/../helsinki/events", ours),
      fetch(`http://127.0.0.1:${port}/health`).then(({ status }) => status),
      fetch(`http://127.0.0.1:${port}/slack/helsinki/events`).then(({ status }) => status),
    ]),
  ).toEqual([404, 404, 404, 404, 404, 404, 404]);
  expect(await bot.leave()).toMatchObject({ code: 0 });
});
