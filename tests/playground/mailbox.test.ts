import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { expect, onTestFinished, test } from "vitest";
import WebSocket from "ws";
import type { ListedLetter, ReadLetter } from "../../src/playground/mail/mailbox.ts";
import { type Connection, startPlayground } from "../../src/playground/start.ts";
import { eventually } from "../support/eventually.ts";

const BEGINS_AT = Date.parse("2026-01-12T08:00:00Z");
const HOUR_MS = 3_600_000;

const invitation = {
  from: "Auroras <mentorointi@auroras.example>",
  to: "amina@posti.example",
  subject: "Tapaaminen äidin kahvilassa",
  text: "Tapaatte huomenna.",
  html: '<p style="color: red">Tapaatte <b>huomenna</b>.</p><script>document.title = "1"</script>',
  icalEvent: { method: "REQUEST", content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" },
};

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mailbox-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A playground in which the test sends the letters. `smtpUrl()`: where, also after "start over". */
async function start(folder: string) {
  let connection: Connection | undefined;
  const playground = await startPlayground({
    folder,
    port: 0,
    zone: "Europe/Helsinki",
    beginsAt: BEGINS_AT,
    connect: async (given) => {
      connection = given;
      return {
        tick: async () => 0,
        idle: async () => {},
        nextDueAt: () => undefined,
        nextMeetingAt: () => undefined,
        outbox: () => [],
        withoutSlack: () => [],
        stop: async () => {},
      };
    },
  });
  onTestFinished(() => playground.stop());
  const ask = async <Answer>(action: string, given: object = {}): Promise<Answer> =>
    (
      await fetch(`${playground.url}/playground/${action}`, { method: "POST", body: JSON.stringify(given) })
    ).json() as Answer;
  return {
    ...playground,
    ask,
    smtpUrl: () => connection?.smtpUrl ?? "",
    letters: () => ask<ListedLetter[]>("letters"),
    async send(letter: Partial<typeof invitation> = {}) {
      const transport = createTransport(connection?.smtpUrl ?? "");
      await transport.sendMail({ ...invitation, ...letter });
      transport.close();
    },
  };
}

type Started = Awaited<ReturnType<typeof start>>;

async function lettersOf({ letters }: Started, count: number): Promise<ListedLetter[]> {
  await eventually(async () => (await letters()).length >= count);
  return letters();
}

test("a letter is listed with its address, subject and the played time, and an open page hears of it", async () => {
  const playground = await start(await folderForTest());
  const socket = new WebSocket(`${playground.url.replace("http", "ws")}/page/live`);
  onTestFinished(() => socket.close());
  const heard: unknown[] = [];
  socket.on("message", (data) => heard.push(JSON.parse(String(data))));
  await eventually(() => heard.length > 0);
  await playground.ask("travel", { by: HOUR_MS });
  await playground.send();
  const [letter] = await lettersOf(playground, 1);
  expect(letter).toMatchObject({ id: 1, to: "amina@posti.example", subject: "Tapaaminen äidin kahvilassa" });
  expect((letter?.at ?? 0) - BEGINS_AT - HOUR_MS).toBeLessThan(HOUR_MS / 2);
  expect((letter?.at ?? 0) - BEGINS_AT).toBeGreaterThanOrEqual(HOUR_MS);
  await eventually(() => heard.some((event) => JSON.stringify(event) === JSON.stringify({ type: "letter", letter })));
});

test("an opened letter has its text, its formatted text and its calendar file", async () => {
  const playground = await start(await folderForTest());
  await playground.send();
  await lettersOf(playground, 1);
  const letter = await playground.ask<ReadLetter>("letter", { id: 1 });
  expect(letter.text.trim()).toBe("Tapaatte huomenna.");
  expect(letter.html).toContain("<b>huomenna</b>");
  expect(letter.calendar).toBe("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
  expect(letter.from).toContain("mentorointi@auroras.example");
});

test("a formatted letter may do nothing but look as it does, also when it is opened by itself", async () => {
  const playground = await start(await folderForTest());
  await playground.send();
  await lettersOf(playground, 1);
  const response = await fetch(`${playground.url}/page/letters/1`);
  expect(await response.text()).toContain("<script>");
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy.split("; ")).toEqual([
    "sandbox",
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "frame-ancestors 'self'",
  ]);
  for (const wrong of ["2", "x", "__proto__", ""]) {
    expect((await fetch(`${playground.url}/page/letters/${wrong}`)).status).toBe(404);
  }
});

test("letters stay over a restart, and a letter after it has a number of its own", async () => {
  const folder = await folderForTest();
  const first = await start(folder);
  await first.send();
  await first.send({ subject: "Toinen" });
  await first.stop();
  const second = await start(folder);
  await second.send({ subject: "Kolmas" });
  expect((await lettersOf(second, 3)).map(({ id, subject }) => [id, subject])).toEqual([
    [1, "Tapaaminen äidin kahvilassa"],
    [2, "Toinen"],
    [3, "Kolmas"],
  ]);
});

test("starting over empties the mailbox, and letters come to the new one", async () => {
  const playground = await start(await folderForTest());
  await playground.send();
  await lettersOf(playground, 1);
  const { born } = await playground.ask<{ born: string }>("session");
  await playground.ask("start-over");
  // Meanwhile nobody answers at its address.
  const bornNow = () => playground.ask<{ born?: string }>("session").catch(() => ({ born: undefined }));
  await eventually(async () => ![undefined, born].includes((await bornNow()).born));
  expect(await playground.letters()).toEqual([]);
  await playground.send({ subject: "Uusi alku" });
  expect((await lettersOf(playground, 1))[0]?.subject).toBe("Uusi alku");
});
