import fc from "fast-check";
import { saveDraft } from "../../db/announcements/announcements.ts";
import { findReceivable, issueCertificate } from "../../db/certificate/certificate.ts";
import { finishPair } from "../../db/closing/closing.ts";
import { saveFeedback, takesTexts } from "../../db/closing/feedback.ts";
import { chooseCalledName } from "../../db/enrolment/new-names.ts";
import { saveActorProfile, saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { findAnswerable, noteAsked, saveFollowUpAnswer } from "../../db/follow-up/follow-up.ts";
import { saveKickoff } from "../../db/kickoff/kickoff.ts";
import { saveMail } from "../../db/mail/addresses.ts";
import { saveLog } from "../../db/meeting-log/saving.ts";
import { findOwnMidWay, noteMidWayAsked, saveMidWay } from "../../db/mid-way/mid-way.ts";
import { type Pair, readPair } from "../../db/pairs/pairs.ts";
import { announcePeerMeeting } from "../../db/peer-support/acts.ts";
import { giveContact } from "../../db/peer-support/contacts.ts";
import { asMentor } from "../../db/peer-support/peers.ts";
import { chooseLanguage } from "../../db/people/languages.ts";
import { allow, pairAs } from "../../db/privacy/acting.ts";
import { type Db, newId } from "../../db/store/open.ts";
import { askSupport } from "../../db/support/support.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { Field, KeptFields, KeptForm, Whose } from "../../src/programme/forms/fields.ts";
import type { AnnouncementId, MeetingId } from "../../src/programme/ids.ts";
import { kickoffForm } from "../../src/programme/kickoff/form.ts";
import { meetingLogForm } from "../../src/programme/meeting-log/form.ts";
import { type PairRole, pairRoles } from "../../src/programme/pairs/roles.ts";
import type { Deleting } from "../../src/programme/privacy/deleting.ts";
import { actingAs, coordinatorOf, openPairAs, profileOf } from "./acting.ts";
import { ZONE } from "./helsinki.ts";
import { writeAllInGroup } from "./marked-groups.ts";
import { NOW, type PairDatabase } from "./pair-database.ts";

/**
 * A unique text that was written or chosen, so that it can be searched for. `in`: a form of the pair, an answer of one person in the pair
 * (`writer`), or an answer of a person outside any pair.
 */
export type Mark = { text: string; whose: Whose; in: "form" | "pair" | "group" | "person"; writer?: PairRole };

/** Whether a text must still exist after an erasure: PRODUCT.md section 8, written a second time for the tests. */
export function isKept(mark: Mark, why: Deleting): boolean {
  if (typeof mark.whose === "object") return true;
  if (mark.in === "person") return mark.writer !== why;
  if (why === "time" || (mark.in === "form" && why === "actor")) return false;
  if (mark.in === "form" && mark.whose === "writer") return false;
  return mark.whose !== "both" && mark.whose !== why && mark.writer !== why;
}

const kinds = ["text", "long-text", "date", "time", "number", "choice", "choices"] as const;
const slackKinds = ["person", "people", "channel", "pick", "picks"] as const;
type Kind = (typeof kinds)[number] | (typeof slackKinds)[number];

/** A field that a test adds to a form, and whether it is answered. */
export type Added = { kind: Kind; whose: Whose; required: boolean; isAnswered: boolean };

export const anyAdded: fc.Arbitrary<Added> = fc.record({
  kind: fc.constantFrom(...kinds, ...slackKinds),
  whose: fc.constantFrom<Whose>("mentor", "actor", "both", "writer", { stays: "It is counted." }),
  required: fc.boolean(),
  isAnswered: fc.boolean(),
});

const label = "kickoff.form.on";
const optionLabel = () => "people.wish.yes" as const;

function fieldOf({ kind, required }: Added, mark: string): Field {
  const common = { label, required } as const;
  switch (kind) {
    case "text":
    case "long-text":
      return { ...common, kind, longest: 200 };
    case "number":
      return { ...common, kind, least: 0, most: 999_999_999 };
    case "choice":
      return { ...common, kind, options: [mark, "another"], optionLabel, look: "radio" };
    case "choices":
      return { ...common, kind, options: [mark, "another"], optionLabel, look: "ticks" };
    default:
      return { ...common, kind };
  }
}

/** Slack's ids have only capitals and digits. */
function markFor({ kind }: Added, mark: string): string {
  const id = mark.toUpperCase().replaceAll("-", "");
  if (kind === "person" || kind === "people") return `U${id}`;
  return kind === "channel" ? `C${id}` : mark;
}

/** The answer to the field: the mark, if the field can hold it. */
function answerTo({ kind }: Added, mark: string, number: number): unknown {
  if (kind === "number") return 700_000_000 + number;
  if (kind === "date") return `29${String(number % 100).padStart(2, "0")}-05-17`;
  if (kind === "time") return `03:${String(number % 60).padStart(2, "0")}`;
  return kind === "choices" || kind === "people" || kind === "picks" ? [mark] : mark;
}

/** A form with fields added to it at run time, and an answer to all of them. */
export type Extended<F extends KeptFields> = {
  form: KeptForm<F>;
  answer: Record<string, unknown>;
  added: { name: string; field: Field; value: unknown; mark: Mark }[];
};

export function extended<F extends KeptFields>(form: KeptForm<F>, run: string, added: readonly Added[]): Extended<F> {
  const all = added.map((one, index) => {
    const text = markFor(one, `zz${run}${form.name}added${index}zz`);
    const value = one.isAnswered ? answerTo(one, text, index) : undefined;
    return {
      name: `added${index}`,
      field: fieldOf(one, text),
      value,
      mark: { text, whose: one.whose, in: "form" as const },
    };
  });
  const fields = Object.fromEntries(all.map(({ name, field, mark }) => [name, { ...field, whose: mark.whose }]));
  const answer = Object.fromEntries(all.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
  return { form: { ...form, fields: { ...form.fields, ...fields } }, answer, added: all };
}

/** The marks of a form's own text fields, and the answer that contains them. */
function marked(form: KeptForm, run: string): { marks: Mark[]; answer: Record<string, string> } {
  const texts = Object.entries(form.fields).filter(([, { kind }]) => kind === "text" || kind === "long-text");
  const marks = texts.map(([name, { whose }]) => ({ name, text: `zz${run}${name}zz`, whose, in: "form" as const }));
  return { marks, answer: Object.fromEntries(marks.map(({ name, text }) => [name, text])) };
}

export type Written = { pair: Pair; meetingId: MeetingId; marks: Mark[] };

/** A pair writes all that it can and finishes. The coordinator saves Liite 1, so that neither of the two is its writer. */
export function writeAll(
  { coordinator }: PairDatabase,
  db: Db,
  pair: Pair,
  run: string,
  answers: { kickoff: Record<string, unknown>; log: Record<string, unknown> },
): Written {
  const [mentor, actor] = [pair.mentor.id, pair.actor.id];
  const mark = (what: string) => `zz${run}${what}zz`;
  const kickoff = marked(kickoffForm, run);
  const log = marked(meetingLogForm, run);
  const facts = { on: "2026-01-14", themes: ["jobs"], number: 7, important: ["sharing"] };
  const first = { answer: { ...facts, ...kickoff.answer, ...answers.kickoff } as never, seenRevision: undefined };
  saveKickoff(db, openPairAs(db, coordinator, pair.id, "coordinator"), first, NOW - 27 * DAY_MS);
  const saved = saveLog(
    db,
    openPairAs(db, mentor, pair.id, "mentor"),
    {
      ...{ meetingId: undefined, freshId: newId<MeetingId>(), revision: 0, asksNext: true },
      answer: {
        on: "2026-02-10",
        themes: ["skills"],
        nextOn: "2026-02-20",
        nextTime: "17:00",
        ...log.answer,
        ...answers.log,
      } as never,
    },
    NOW,
    ZONE,
  );
  if (!("saved" in saved)) throw new Error("the log was not saved");
  db.deferred.finish();
  const meetingId = saved.saved.id;
  noteAsked(db, pair, meetingId, NOW);
  const question = findAnswerable(db, actingAs(db, actor), meetingId);
  if ("why" in question) throw new Error("the actor was not asked");
  saveFollowUpAnswer(db, question, { rating: "4", words: mark("follow-up"), sharing: ["share"] }, NOW);
  for (const role of pairRoles) {
    noteMidWayAsked(db, pair, role, NOW);
    const midWay = findOwnMidWay(db, actingAs(db, pair[role].id), pair.id);
    if ("why" in midWay) throw new Error(`the ${role} was not asked half-way`);
    saveMidWay(db, midWay, { rating: "4", needs: mark(`${role}-midway`), sharing: ["share"] }, NOW);
  }
  for (const [role, kind] of [
    ["mentor", "support"],
    ["actor", "stop"],
  ] as const) {
    const own = openPairAs(db, pair[role].id, pair.id, role);
    askSupport(db, own.by, { pair: own, kind, text: mark(kind) }, NOW);
  }
  const withContact = asMentor(db, actingAs(db, mentor));
  if (!withContact) throw new Error("the mentor is none");
  giveContact(db, withContact, mark("contact"), NOW);
  chooseCalledName(db, actingAs(db, actor), mark("called"), NOW);
  for (const person of [mentor, actor]) chooseLanguage(db, actingAs(db, person), "sv", NOW);
  const draft = { id: newId<AnnouncementId>(), to: { audience: "mentors" }, text: mark("announcement") } as const;
  saveDraft(db, coordinatorOf(db, coordinator), draft, NOW);
  writeAllInGroup(db, { coordinator, mentor, actor }, mark, NOW);
  saveMail(db, actingAs(db, actor), { choice: "all", address: mark("address") }, NOW);
  const about = (role: PairRole) => ({
    fields: mark(`${role}-field`),
    languages: "suomi",
    town: null,
    experience: mark(role),
  });
  saveMentorProfile(db, profileOf(db, mentor), { ...about("mentor"), pairsAtOnce: 1 }, NOW);
  saveActorProfile(
    db,
    profileOf(db, actor),
    { ...about("actor"), groupAttended: mark("group"), wantsMentoring: "yes" },
    NOW,
  );
  const called = { title: mark("title"), place: mark("event"), description: mark("about") };
  const times = { startsAt: NOW - 2 * DAY_MS, endsAt: NOW - DAY_MS };
  announcePeerMeeting(db, allow(db, actingAs(db, mentor)), { ...called, ...times }, NOW - 9 * DAY_MS);
  const said = { asked: [], held: [] };
  const end = { outcome: "goals", rating: 5, goesOn: [] } as const;
  const byMentor = { meetings: said, answer: { ...end, goesOn: [], text: mark("mentor-end") } };
  finishPair(db, openPairAs(db, mentor, pair.id, "mentor"), byMentor, NOW, ZONE);
  const over = pairAs(db, actingAs(db, actor), pair.id);
  if (over?.role !== "actor" || over.state !== "finished" || !takesTexts(over)) throw new Error("not finished");
  saveFeedback(db, over, { meetings: said, answer: { ...end, goesOn: [], text: mark("actor-end") } }, NOW);
  for (const role of pairRoles) {
    const receivable = findReceivable(db, pairAs(db, actingAs(db, pair[role].id), pair.id));
    if ("why" in receivable) throw new Error(`the ${role} gets no certificate`);
    issueCertificate(db, receivable, { name: mark(`${role}-certificate`), language: "fi", themes: ["themes"] }, NOW);
  }
  const own = (what: string, whose: Whose, where: "pair" | "group" | "person", writer: PairRole): Mark => ({
    ...{ text: mark(what), whose, in: where, writer },
  });
  return {
    pair: readPair(db, pair.id),
    meetingId,
    marks: [
      ...kickoff.marks,
      ...log.marks,
      { text: mark("kickoff-place"), whose: "both", in: "form" },
      own("follow-up", "actor", "pair", "actor"),
      own("support", "writer", "pair", "mentor"),
      own("stop", "actor", "pair", "actor"),
      own("mentor-midway", "writer", "pair", "mentor"),
      own("actor-midway", "writer", "pair", "actor"),
      own("mentor-end", "mentor", "pair", "mentor"),
      own("actor-end", "actor", "pair", "actor"),
      own("mentor-certificate", "writer", "person", "mentor"),
      own("actor-certificate", "writer", "person", "actor"),
      own("contact", "writer", "person", "mentor"),
      own("called", "writer", "person", "actor"),
      own("address", "writer", "person", "actor"),
      own("title", { stays: "It says which meeting it was." }, "person", "mentor"),
      own("event", "writer", "person", "mentor"),
      own("about", "writer", "person", "mentor"),
      ...(["mentor", "actor"] as const).flatMap((role) =>
        [role, `${role}-field`, `${role}-name`].map((what) => own(what, role, "person", role)),
      ),
      own("group", "actor", "person", "actor"),
      own("group-name", { stays: "It says what a group was called." }, "person", "mentor"),
      own("group-title", { stays: "It says which meeting it was." }, "person", "mentor"),
      ...["group-place", "group-guest"].map((what) => own(what, "writer", "person", "mentor")),
      own("mentor-group-end", "writer", "group", "mentor"),
      ...["group-field", "group-learned", "actor-group-end"].map((what) => own(what, "writer", "group", "actor")),
    ],
  };
}
