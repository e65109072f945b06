import { createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { taskCheck } from "../../blocks/follow-up.ts";
import { formModal, formSheet } from "../../blocks/form.ts";
import { type Message, noticeModal } from "../../blocks/kit.ts";
import { meetingAgreed, meetingReminder } from "../../blocks/meetings.ts";
import { invitation } from "../../blocks/pairs.ts";
import { announcement } from "../../blocks/peer-support.ts";
import { spoken } from "../../blocks/spoken.ts";
import { messageProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { isBlank } from "../../src/programme/forms/alike.ts";
import { type Field, type Fields, type Form, points, schemaOf } from "../../src/programme/forms/fields.ts";
import { readAnswer, type State } from "../../src/programme/forms/reading.ts";
import { withoutUnseen } from "../../src/programme/forms/typed-text.ts";
import type { Permit } from "../../src/programme/privacy/sealed.ts";
import { seal, unseal } from "../../src/programme/privacy/sealed.ts";
import { plain } from "../../src/texts/markup.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { allForms } from "../support/all-forms.ts";
import { dose } from "../support/dose.ts";
import { ZONE } from "../support/helsinki.ts";
import { hostile } from "../support/hostile.ts";
import { expectInert, expectReads, plainIn } from "../support/inert.ts";
import { madeUp } from "../support/made-up.ts";
import { t } from "../support/texts.ts";

/** How many strings are typed in all. `npm run hostile` types a million. */
const STRINGS = Number(process.env.HOSTILE_STRINGS ?? dose(4_000, 60_000));
const AT = 1_769_000_000_000;
const words = wordsIn("fi", ZONE);

const forms = await allForms();

type TextField = Extract<Field, { kind: "text" | "long-text" }>;
const isText = (field: Field): field is TextField => field.kind === "text" || field.kind === "long-text";
const textFields = forms.flatMap((form) =>
  Object.entries(form.fields).flatMap(([name, field]) => (isText(field) ? [{ form, name, field }] : [])),
);

const key = createSecretKey(randomBytes(32));
const ring = { current: "key", keys: new Map([["key", key]]) };
const permit = { kind: "meeting-log" } as Permit<"meeting-log">;

const share = STRINGS / (textFields.length + 6);
const runs = { numRuns: Math.ceil(share) };

test.each(textFields.map(({ form, name, field }) => [form.name, name, form, field] as const))(
  "whatever is typed into %s, %s, is kept as it was typed, or complained about, and comes to life nowhere",
  (_form, name, form, field) => {
    fc.assert(
      fc.property(hostile(field.longest), (typed) => {
        const text = withoutUnseen(typed.toWellFormed());
        const only: Form = { name: form.name, fields: { [name]: field } };
        const state: State = { [name]: { [name]: { type: "plain_text_input", value: typed } } };
        const { answer, complaints } = readAnswer(only, state);
        const isEmpty = isBlank(text);
        const mayStand = points(text) <= field.longest && !(isEmpty && field.required);
        expect(complaints === undefined).toBe(isEmpty ? !field.required : mayStand);
        if (!answer) return;
        expect(answer).toEqual({ [name]: isEmpty ? null : text });

        const place = { column: "any.column", row: "1" } as const;
        const stored = seal<"meeting-log">(ring, place, JSON.stringify(answer));
        const read = schemaOf(only as Form<Fields>).parse(JSON.parse(unseal(ring, permit, place, stored)));
        expect(read).toEqual(answer);

        const sheet = noticeModal(
          "Lomake",
          t("forms.close"),
          formSheet(only, words, read, () => AT),
        );
        expectInert(sheet);
        expect(plainIn(sheet.blocks)).toContain(isEmpty ? "" : text);
        const again = formModal(only, words, {
          title: "kickoff.title",
          submit: "forms.save",
          seenBy: plain("…"),
          metadata: {},
          answer: read,
        });
        expectInert(again);
        if (!isEmpty) expect(JSON.stringify(again)).toContain(JSON.stringify(text));
      }),
      runs,
    );
  },
);

const somebody = { id: madeUp("1"), firstName: "Mirja", slackUserId: madeUp("U1") };
const meeting = {
  id: madeUp("1"),
  kind: "later",
  revision: 0,
  startsAt: AT,
  endsAt: AT + 3_600_000,
  hasTime: true,
} as const;
const peers = {
  id: madeUp("1"),
  groupId: null,
  programmeId: null,
  guest: undefined,
  topic: undefined,
  revision: 0,
  startsAt: AT,
  endsAt: AT + 1,
  caller: "Sirpa",
  stage: "open",
} as const;

/** Messages in which something that somebody typed is shown as text, and how long it may be. */
const said: [string, number, (text: string) => Message][] = [
  ["a meeting's place", 200, (place) => meetingAgreed(words, { ...meeting, place }, 0)],
  ["a place in a reminder", 200, (place) => meetingReminder(words, { ...meeting, place }, { now: 0, daysAhead: 1 })],
  [
    "a task",
    3000,
    (text) =>
      taskCheck(words, {
        other: "Amina",
        at: AT,
        nextWhen: undefined,
        tasks: [{ id: madeUp("1"), text, state: "open" }],
        isOver: false,
      }),
  ],
  [
    "the field by which somebody is introduced",
    200,
    (field) =>
      invitation(words, {
        pairId: madeUp("1"),
        role: "actor",
        months: 6,
        inviter: somebody,
        other: somebody,
        field,
        answer: null,
        kickoff: undefined,
        meetings: undefined,
        state: "invited",
      }),
  ],
  [
    "a first name",
    80,
    (firstName) =>
      invitation(words, {
        pairId: madeUp("1"),
        role: "actor",
        months: 6,
        inviter: somebody,
        other: { ...somebody, firstName },
        field: undefined,
        answer: null,
        kickoff: undefined,
        meetings: undefined,
        state: "invited",
      }),
  ],
  [
    "a peer meeting's words",
    200,
    (text) =>
      announcement(
        words,
        { ...peers, title: text, place: text, description: text },
        { yes: [text], maybe: [], no: [] },
      ),
  ],
];

test.each(said)("%s is said as it was typed, and comes to life nowhere", (_what, longest, draw) => {
  // What the forms let pass: a text of which something is seen.
  const typed = hostile(longest).filter((text) => !isBlank(withoutUnseen(text)) && points(text) <= longest);
  fc.assert(
    fc.property(typed, (given) => {
      const text = given.toWellFormed();
      const message = spoken(words, draw(text));
      expect(messageProblems({ ...message })).toBeUndefined();
      expectInert(message);
      expectReads(message.blocks, text);
    }),
    runs,
  );
});

test("at least as many strings have been typed as were asked for", () => {
  expect(textFields.length).toBeGreaterThan(25);
  expect(runs.numRuns * (textFields.length + said.length)).toBeGreaterThanOrEqual(STRINGS);
});
