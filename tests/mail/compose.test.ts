import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { composed, plainTextOf } from "../../src/mail/compose.ts";
import type { Letter } from "../../src/mail/letter.ts";
import { invitationFile } from "../../src/programme/calendar/calendar-file.ts";

const settings = {
  ...{ host: "127.0.0.1", port: 25, isSecure: false },
  from: { name: 'Verkosto "Auroras", <x@y.example>\r\nBcc: z@y.example', address: "mentorointi@auroras.example" },
};

/** Texts of people, as hostile as they can be typed or come from a profile. */
const hostile = [
  "Oodi\r\nBcc: kaikki@posti.example",
  "Oodi\nSUMMARY:Muuta\nEND:VEVENT",
  "Oodi\rX-Header: 1",
  'Oodi "A"; CN=x:MAILTO:b@c.example, <img src=https://x.example/a.png onerror=alert(1)>',
  "\u202eidoO\u2066 \u{1F469}\u200d\u{1F373}",
  "Äiti ’’ \\n \\, ;",
  `${"pitkä ".repeat(400)}loppu`,
];

const letterWith = (text: string): Letter => ({
  lang: "fi",
  subject: `Tapaaminen: ${text}`,
  paragraphs: [`Hei ${text}`, [text, "https://meet.example/a"]],
  footer: ["Tämän lähetti Auroras."],
  stopSubject: `Lopettakaa: ${text}`,
  calendar: {
    method: "REQUEST",
    name: "tapaaminen.ics",
    file: invitationFile(
      {
        ...{ uid: "u@auroras-mentoring", sequence: 3, title: text, place: text, startsAt: 0, endsAt: 3_600_000 },
        organizer: settings.from,
        attendee: { name: text, address: "o'neil+a@posti.example" },
        note: text,
      },
      0,
    ),
  },
});

describe("whatever people write", () => {
  test.each(hostile)("adds no header, recipient, markup or line of a calendar: %j", async (text) => {
    const raw = await composed(settings, { to: "o'neil+a@posti.example", letter: letterWith(text), mark: "m", at: 0 });
    const mail = await simpleParser(raw);
    expect([...mail.headers.keys()].toSorted()).toEqual(
      [
        ...["auto-submitted", "content-language", "content-type", "date", "from", "message-id", "mime-version"],
        ...["subject", "to", "x-auto-response-suppress"],
      ].toSorted(),
    );
    expect([
      mail.from?.value.map(({ address }) => address),
      [mail.to].flat().flatMap((one) => one?.value ?? []),
    ]).toEqual([["mentorointi@auroras.example"], [{ address: "o'neil+a@posti.example", name: "" }]]);
    expect(mail.html).not.toMatch(/<img|<script/);
    for (const line of raw.toString("latin1").split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
    const file = mail.attachments.find(({ contentType }) => contentType === "text/calendar");
    const calendar = new ICAL.Component(ICAL.parse(file?.content.toString() ?? ""));
    const events = calendar.getAllSubcomponents("vevent");
    expect(events).toHaveLength(1);
    const event = new ICAL.Event(events[0]);
    expect([event.uid, event.sequence]).toEqual(["u@auroras-mentoring", 3]);
    expect(event.attendees.map((one) => one.getFirstValue())).toEqual(["MAILTO:o'neil+a@posti.example"]);
    expect(events[0]?.getAllProperties("summary")).toHaveLength(1);
  });
});

test.each(hostile)(
  "where coordinators read who wants no more letters, one press writes to them, and to nobody else: %j",
  async (text) => {
    const stopTo = "o'neil+stop@auroras.example";
    const raw = await composed(
      { ...settings, stopTo },
      { to: "a@b.example", letter: letterWith(text), mark: "m", at: 0 },
    );
    const headers = raw.toString("latin1").split("\r\n\r\n")[0] ?? "";
    const [, address] = /^List-Unsubscribe: <([^>]*)>\r?$/m.exec(headers.replaceAll(/\r\n(?=[ \t])/g, "")) ?? [];
    const url = new URL(address ?? "");
    expect([url.protocol, decodeURIComponent(url.pathname)]).toEqual(["mailto:", stopTo]);
    expect([...url.searchParams]).toEqual([["subject", `Lopettakaa: ${text}`.slice(0, 78)]]);
    expect(headers).not.toMatch(/^List-Unsubscribe-Post/m);
  },
);

test("a line of hyphens in what somebody writes does not begin the signature", () => {
  const text = plainTextOf({ ...letterWith("x"), paragraphs: ["-- ", ["Yksi", "-- ", "kaksi"]] });
  expect(text).toBe("--\n\nYksi\n--\nkaksi\n\n-- \nTämän lähetti Auroras.\n");
});
