import { describe, expect, test } from "vitest";
import { outbox } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import {
  AMINA,
  agree,
  chooseLetters,
  getLetters,
  invitationIn,
  lastLetter,
  lettersIn,
  startWithLetters,
} from "../support/mail.ts";
import { submit } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

const subjects = async (world: World) => (await lettersIn(world)).map(({ subject }) => subject);

describe("a person who has chosen letters about meetings", () => {
  test("is told when and where, with an invitation for her calendar", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    await agree(world, pair);
    expect(await subjects(world)).toEqual(["Tapaaminen tiistaina 20.1. kello 17.30"]);
    const letter = await lastLetter(world);
    expect(letter.text).toBe(
      `${[
        "Hei Amina",
        "Tapaaminen on sovittu: sinä ja Mirja.",
        "Aika: tiistaina 20.1. kello 17.30\nPaikka: Oodi\nKesto: 60 minuuttia",
        "Etkö pääse? Kerro siitä Slackissa: paina ”En pääse”. Vastaus kalenterissa ei tule kenellekään.",
        "-- \nTämän viestin lähetti Auroras-mentorointi. Tähän ei voi vastata.",
        "Lopeta sähköposti: avaa Slackissa ”Omat tietoni” ja paina ”Sähköposti”.",
      ].join("\n\n")}\n`,
    );
    expect(invitationIn(letter)).toEqual({
      method: "REQUEST",
      uid: expect.stringMatching(/^[\w-]{16}@auroras-mentoring$/),
      sequence: 0,
      summary: "Tapaaminen: Mirja",
      location: "Oodi",
      startsAt: "2026-01-20T15:30:00.000Z",
      endsAt: "2026-01-20T16:30:00.000Z",
      status: "CONFIRMED",
      organizer: "mailto:mentorointi@auroras.example",
      attendees: [`MAILTO:${AMINA}`],
      rsvp: "FALSE",
      isAnswered: "NEEDS-ACTION",
    });
  });

  test("gets a letter that no program answers, and that is the same for every mail program", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    await agree(world, pair, { place: "https://meet.example/a?b=1&c" });
    const { headers, from, to, messageId, date, html, attachments } = await lastLetter(world);
    expect(from?.text).toBe('"Auroras" <mentorointi@auroras.example>');
    expect([to].flat().map((one) => one?.text)).toEqual([AMINA]);
    expect(messageId).toMatch(/^<[\w-]{43}@auroras\.example>$/);
    expect(date?.getTime()).toBe(world.now());
    expect(headers.get("auto-submitted")).toBe("auto-generated");
    expect(headers.get("x-auto-response-suppress")).toBe("OOF, AutoReply");
    expect(headers.get("content-language")).toBe("fi");
    expect(headers.get("list")).toEqual({
      unsubscribe: { mail: "verkosto@auroras.example?subject=Lopettakaa%20s%C3%A4hk%C3%B6posti%3A%20Amina" },
    });
    expect(html).toContain('<html lang="fi">');
    expect(html).toContain('<a href="https://meet.example/a?b=1&amp;c">https://meet.example/a?b=1&amp;c</a>');
    expect(html).not.toMatch(/<img|<script|<link|url\(/i);
    expect(attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      [undefined, "text/calendar"],
      ["tapaaminen.ics", "application/ics"],
    ]);
    const raw = world.mailServer?.letters.at(-1)?.raw.toString() ?? "";
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
  });

  test("sees it move and go in her calendar, by the same UID", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    const { mentor, actor, channelId } = pair;
    await agree(world, pair);
    const first = invitationIn(await lastLetter(world));
    await world.press(mentor, channelId, "Tapaaminen on sovittu", "meetings:move");
    await mentor.fill({ day: "2026-01-21", time: "12:00", place: "Oodi" });
    await submit(world, mentor);
    const moved = await lastLetter(world);
    expect(moved.subject).toBe("Tapaaminen siirtyi: keskiviikkona 21.1. kello 12");
    expect(invitationIn(moved)).toMatchObject({
      ...{ uid: first?.uid, method: "REQUEST", sequence: 1, startsAt: "2026-01-21T10:00:00.000Z" },
    });
    await world.press(actor, channelId, "Tapaamisella on uusi aika", "meetings:cannot", { confirm: true });
    const off = await lastLetter(world);
    expect(off.subject).toBe("Tapaaminen on peruttu: keskiviikkona 21.1. kello 12");
    expect(invitationIn(off)).toMatchObject({ uid: first?.uid, method: "CANCEL", sequence: 2, status: "CANCELLED" });
    expect(await subjects(world)).toHaveLength(3);
  });

  test("is reminded the day before, and not of a meeting that has moved", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    await agree(world, pair);
    await world.travelTo("2026-01-19", "17:29");
    expect(await subjects(world)).toHaveLength(1);
    await world.travelTo("2026-01-20", "17:29");
    const letter = await lastLetter(world);
    expect(letter.subject).toBe("Muistutus: tapaaminen tiistaina 20.1. kello 17.30");
    expect(letter.text).toContain("Sinä ja Mirja tapaatte huomenna, tiistaina 20.1. kello 17.30.");
    expect(invitationIn(letter)).toBeUndefined();
    expect(await subjects(world)).toHaveLength(2);
  });

  test("gets none after she has chosen none, and her address is gone", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    await agree(world, pair);
    await chooseLetters(world, pair.actor, { choice: "none" });
    await world.travelTo("2026-01-20", "10:00");
    expect(await subjects(world)).toHaveLength(1);
    const rows = world.db.orm.select().from(outbox).where(eq(outbox.kind, "mail:reminder")).all();
    expect(rows.map(({ state, lastError }) => [state, lastError])).toEqual([["dropped", "nobody to tell"]]);
  });

  test("gets what is ahead when she begins, and the other one gets nothing", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    await agree(world, pair);
    await getLetters(world, pair.mentor, "mirja@posti.example");
    const [, code, letter, ...more] = await lettersIn(world);
    expect([code?.subject, letter?.subject]).toEqual([
      "Vahvista sähköpostiosoitteesi",
      "Tapaaminen tiistaina 20.1. kello 17.30",
    ]);
    expect(letter?.text).toContain("Tapaaminen on sovittu: sinä ja Amina.");
    expect(more).toEqual([]);
  });
});
