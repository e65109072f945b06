import { LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { pino } from "pino";
import { openDatabase } from "../../db/store/open.ts";
import { watchAccess } from "../../src/health/access.ts";
import { openLine } from "../../src/health/line.ts";
import { watchStorage } from "../../src/health/storage.ts";
import { openOutbox } from "../../src/outbox/deliver.ts";
import { watchChannels } from "../../src/outbox/lookout.ts";
import { openDoor } from "../../src/slack/door.ts";
import { Facts, simpleEffects } from "./outbox-effects.ts";

/** A process that delivers the due rows of a database. Tests kill it meanwhile. */
const [path = "", apiUrl = "", token = "", now = "", today = "[]"] = process.argv.slice(2);
const facts = new Facts();
for (const [name, text] of JSON.parse(today)) facts.today.set(name, text);
const clock = { now: () => Number(now) };
const client = new WebClient(token, {
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  logLevel: LogLevel.ERROR,
});
const db = openDatabase(path, { now: clock.now() });
const log = pino({ level: "silent" });
const outbox = openOutbox({
  db,
  clock,
  door: openDoor(client, clock),
  log,
  storage: watchStorage(db.path, log),
  access: watchAccess(clock, log),
  channels: watchChannels({ db, clock, line: openLine() }),
  zone: "Europe/Helsinki",
  effects: simpleEffects(facts),
});
await outbox.deliverDue();
