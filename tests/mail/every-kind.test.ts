import { describe, expect, test } from "vitest";
import { mailKinds } from "../../db/mail/outbox-kinds.ts";
import { lane } from "../../db/outbox/kind.ts";
import type { Language } from "../../src/texts/languages.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { everyLetter, HOSTILE, MIRJA, SECRET, type SentLetter } from "../support/all-letters.ts";
import { ZONE } from "../support/helsinki.ts";
import { invitationIn } from "../support/mail.ts";

const { line } = HOSTILE;

/** The subject of the first letter of each kind, and how its calendar file, if it has one, changes a calendar. */
const kinds: Readonly<Record<string, Record<Language, string> & { method?: "REQUEST" | "CANCEL" }>> = {
  "mail:code": {
    fi: "Vahvista sähköpostiosoitteesi",
    selko: "Koodi sähköpostia varten",
    sv: "Bekräfta din e-postadress",
    en: "Confirm your e-mail address",
  },
  "mail:invitation": {
    fi: "Kutsu mentorointiin",
    selko: "Kutsu mentorointiin",
    sv: "Inbjudan till mentorskap",
    en: "Invitation to mentoring",
  },
  "mail:meeting": {
    fi: "Tapaaminen keskiviikkona 14.1. kello 17",
    selko: "Tapaaminen keskiviikkona 14.1. kello 17",
    sv: "Träff onsdag 14.1 kl. 17",
    en: "Meeting on Wednesday 14 January at 17:00",
    method: "REQUEST",
  },
  "mail:meeting-off": {
    fi: "Tapaaminen on peruttu: keskiviikkona 21.1. kello 17.30",
    selko: "Tapaaminen on peruttu: keskiviikkona 21.1. kello 17.30",
    sv: "Träffen är inställd: onsdag 21.1 kl. 17.30",
    en: "The meeting is cancelled: Wednesday 21 January at 17:30",
    method: "CANCEL",
  },
  "mail:reminder": {
    fi: "Muistutus: tapaaminen keskiviikkona 14.1. kello 17",
    selko: "Muistutus: tapaaminen keskiviikkona 14.1. kello 17",
    sv: "Påminnelse: träff onsdag 14.1 kl. 17",
    en: "Reminder: meeting on Wednesday 14 January at 17:00",
  },
  "mail:unsuitable": {
    fi: "Ensimmäinen tapaaminen ei ole keskiviikkona 14.1. kello 17",
    selko: "Ensimmäinen tapaaminen ei ole keskiviikkona 14.1. kello 17",
    sv: "Den första träffen är inte onsdag 14.1 kl. 17",
    en: "The first meeting is not on Wednesday 14 January at 17:00",
  },
  "mail:announcement": {
    fi: "Tiedote Auroras-verkostosta",
    selko: "Viesti Auroras-verkostosta",
    sv: "Meddelande från Auroras-nätverket",
    en: "Announcement from the Auroras network",
  },
  "mail:peer-announcement": {
    fi: `Kutsu: ${line}`,
    selko: `Kutsu: ${line}`,
    sv: `Inbjudan: ${line}`,
    en: `Invitation: ${line}`,
  },
  "mail:peer-meeting": {
    fi: `${line}: keskiviikkona 21.1. kello 16`,
    selko: `${line}: keskiviikkona 21.1. kello 16`,
    sv: `${line}: onsdag 21.1 kl. 16`,
    en: `${line}: Wednesday 21 January at 16:00`,
    method: "REQUEST",
  },
  "mail:peer-off": {
    fi: `Peruttu: ${line}`,
    selko: `Peruttu: ${line}`,
    sv: `Inställd: ${line}`,
    en: `Cancelled: ${line}`,
    method: "CANCEL",
  },
  "mail:peer-reminder": {
    fi: `Muistutus: ${line}`,
    selko: `Muistutus: ${line}`,
    sv: `Påminnelse: ${line}`,
    en: `Reminder: ${line}`,
  },
};

const ofKind = async (language: Language, kind: string): Promise<SentLetter[]> =>
  (await everyLetter(language)).filter((one) => one.kind === kind);

const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** What a reader of the HTML reads, paragraph by paragraph. */
const readIn = (html: string): string[] =>
  [...html.matchAll(/<(h1|p)\b[^>]*>(.*?)<\/\1>/gs)].map(([, , inner = ""]) =>
    inner
      .replaceAll(/<br>\n/g, "\n")
      .replaceAll(/<[^>]+>/g, "")
      .replaceAll(/&\w+;/g, (entity) => entities[entity] ?? entity)
      .replaceAll(/ +$/gm, ""),
  );

/** The elements and attributes of a letter: no picture, no script, nothing that loads or asks. */
const MARKUP = [
  ...["a", "body", "br", "charset", "content", "h1", "head", "hr", "href", "html"],
  ...["lang", "meta", "name", "p", "style", "title"],
];

const markupIn = (html: string): string[] => {
  const tags = [...html.matchAll(/<([a-z]\w*)([^>]*)>/g)];
  const attributes = tags.flatMap(([, , inner = ""]) =>
    [...inner.matchAll(/\s([\w-]+)="/g)].map(([, name = ""]) => name),
  );
  return [...new Set([...tags.map(([, name = ""]) => name), ...attributes])].toSorted();
};

/** The same of the plain text. A line without a word and the line before the signature are none. */
const readInPlain = (subject: string, text: string): string[] =>
  [subject, ...text.trimEnd().replace("\n-- \n", "\n").split("\n\n")].join("\n").split(/\n+/);

/** Every header that a letter has. `list`: how it is stopped. */
const HEADERS = [
  ...["auto-submitted", "content-language", "content-type", "date", "from", "list", "message-id", "mime-version"],
  ...["subject", "to", "x-auto-response-suppress"],
];

const tags: Record<Language, string> = { fi: "fi", selko: "fi", sv: "sv", en: "en" };
const languages = Object.keys(tags) as Language[];

test("each kind of letter is in this table", () => {
  const letters = Object.entries(mailKinds).filter(([, one]) => one.lane === lane.lettersInRef);
  expect(Object.keys(kinds).toSorted()).toEqual(letters.map(([kind]) => kind).toSorted());
});

describe.each(languages)("somebody who reads e-mail in %s", (language) => {
  describe.each(Object.entries(kinds))("gets a letter of the kind %s", (kind, { [language]: subject, method }) => {
    test("of which plain text and HTML say the same, for eyes and ears", async () => {
      const found = await ofKind(language, kind);
      expect(found[0]?.letter.subject).toBe(subject);
      for (const { letter } of found) {
        const html = letter.html || "";
        expect(readIn(html).join("\n").split(/\n+/)).toEqual(readInPlain(letter.subject ?? "", letter.text ?? ""));
        expect(html).toMatch(
          new RegExp(`^<!doctype html>\n<html lang="${tags[language]}">\n<head><meta charset="utf-8">`),
        );
        expect(html.match(/<h1\b/g)).toHaveLength(1);
        expect(markupIn(html).filter((one) => !MARKUP.includes(one))).toEqual([]);
      }
    });

    test("that no program answers, to her alone, with nothing in its head that others have written", async () => {
      for (const { letter, raw } of await ofKind(language, kind)) {
        const { headers, to, from, messageId } = letter;
        expect([...headers.keys()].filter((name) => !HEADERS.includes(name))).toEqual([]);
        expect(headers.get("auto-submitted")).toBe("auto-generated");
        expect(headers.get("content-language")).toBe(tags[language]);
        expect(messageId).toMatch(/^<[\w-]{43}@auroras\.example>$/);
        expect([to].flat().flatMap((one) => one?.value.map(({ address }) => address))).toEqual([MIRJA]);
        expect(from?.value.map(({ address }) => address)).toEqual(["mentorointi@auroras.example"]);
        expect(raw.slice(0, raw.indexOf("\r\n\r\n"))).not.toMatch(/^bcc:/im);
      }
    });

    test(`with ${method ? "an invitation for her calendar" : "no calendar file"}`, async () => {
      for (const { letter } of await ofKind(language, kind)) {
        const entry = invitationIn(letter);
        expect(entry?.method).toBe(method);
        if (!entry) continue;
        expect(entry).toMatchObject({
          ...{ attendees: [`MAILTO:${MIRJA}`], organizer: "mailto:mentorointi@auroras.example", rsvp: "FALSE" },
          status: method === "CANCEL" ? "CANCELLED" : "CONFIRMED",
        });
        expect(letter.text).toContain(wordsIn(language, ZONE).when(Date.parse(entry.startsAt)));
      }
    });
  });

  test("sees each meeting move and go by its UID, with a SEQUENCE that rises", async () => {
    const entries = (await everyLetter(language)).flatMap(({ letter }) => invitationIn(letter) ?? []);
    const byUid = Map.groupBy(entries, ({ uid }) => uid);
    expect([...byUid.values()].map((all) => all.map(({ method, sequence }) => `${method} ${sequence}`))).toEqual([
      ["REQUEST 0", "REQUEST 1"],
      ["REQUEST 0", "REQUEST 1", "CANCEL 2"],
      ["REQUEST 0", "REQUEST 1", "CANCEL 2"],
    ]);
  });

  test("reads nothing confidential, nobody's family name, and nobody's address but hers", async () => {
    for (const { kind, letter, raw } of await everyLetter(language)) {
      const file = letter.attachments.map(({ content }) => content.toString().replaceAll(/\r\n[ \t]/g, "")).join("\n");
      const all = [letter.subject, letter.text, letter.html || "", file, raw].join("\n");
      expect(all, kind).not.toMatch(new RegExp(`${SECRET}|Virtanen|Lehtonen|Mäkinen`));
      const addresses = new Set([letter.text, file].join("\n").match(/[\w.]+@[\w.]+\w/g));
      const typed = new Set(
        Object.values(HOSTILE)
          .join("\n")
          .match(/[\w.]+@[\w.]+\w/g),
      );
      const known = [MIRJA, "mentorointi@auroras.example", ...typed];
      expect(
        [...addresses].filter((one) => !known.includes(one) && !one.endsWith("@auroras")),
        kind,
      ).toEqual([]);
    }
  });
});
