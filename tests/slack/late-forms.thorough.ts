import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  announcements,
  closingAnswers,
  kickoffForms,
  meetingLogs,
  meetings,
  pairs,
  peerContacts,
  peerMeetings,
  profiles,
  programmes,
  programmeVersions,
  submissions,
  supportRequests,
  tasks,
} from "../../db/schema/index.ts";
import { sql } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { SubmitOutcome } from "../../src/playground/workspace/submission-answers.ts";
import { saidOn } from "../support/reading.ts";
import { easy, t } from "../support/texts.ts";
import { Tour } from "../support/tour.ts";
import { doEverything } from "../support/tour-everything.ts";
import { startWorld, type World } from "../support/world.ts";

type Again = {
  first: string;
  corrected?: { outcome: string; says: string };
  again: { outcome: string; says: string };
  goesOn: boolean;
};

const answersIn = (result: { errors?: Record<string, string> }): string => Object.values(result.errors ?? {}).join(" ");

/**
 * Everything that can be done, where each acknowledgement of a form is lost: its person sees "We had some trouble connecting" with her answers
 * still in the form, changes a text, sends it, and then sends the first answers again.
 */
class LateTour extends Tour {
  /** What came of each form that was saved by its first submission. */
  readonly forms = new Map<string, Again>();
  /** Forms that wrote facts and are not remembered: sent again after a lost answer, they would be taken for new ones. */
  readonly forgotten = new Set<string>();

  override async submit(person: Person, expected?: SubmitOutcome): Promise<void> {
    const { world } = this;
    if (expected === "errors") return super.submit(person, expected);
    const modal = await person.modal();
    const callbackId = modal?.callbackId ?? "";
    const saved = () => savedOf(world, modal?.id).length;
    const savedEarlier = saved();
    const factsEarlier = written(world);
    await world.control.order({ kind: "lost-ack", method: "interactive" });
    const first = await person.submit();
    await world.control.idle();
    if (saved() === savedEarlier && written(world) !== factsEarlier) this.forgotten.add(callbackId);
    await this.calm();
    if (!modal || saved() === savedEarlier) {
      // Not saved: the form complained, or goes on to its next step. It is sent as if nothing had happened.
      await world.control.clearFaults();
      const next = await person.modal();
      if (next?.submit && next.callbackId === callbackId) return super.submit(person, expected);
      this.used.submits.add(callbackId);
      return;
    }
    const before = factsOf(world);
    const text = modal.fields().find(({ element }) => element.type === "plain_text_input");
    const corrected = text
      ? await world.control.forge(person.id, { values: { [text.blockId]: { value: "7" } } })
      : undefined;
    const again = corrected && corrected.outcome !== "errors" ? corrected : await person.submit();
    await this.calm();
    this.forms.set(callbackId, {
      first: first.outcome,
      ...(corrected ? { corrected: { outcome: corrected.outcome, says: answersIn(corrected) } } : {}),
      again: { outcome: again.outcome, says: saidOn(await person.modal()) },
      goesOn: this.goesOn(modal.id),
    });
    expect({ callbackId, ...factsOf(world) }).toEqual({ callbackId, ...before });
    this.used.submits.add(callbackId);
    const left = await person.modal();
    if (!this.goesOn(modal.id) || !(left?.submit || left?.blocks.some(({ type }) => type === "actions")))
      await this.close(person);
  }

  /** Whether the modal is one of several forms, each of which is saved by itself. */
  private goesOn = (modalId: string): boolean =>
    savedOf(this.world, modalId).some(({ viewId }) => viewId.includes("~"));
}

/** Some of the people read easy Finnish. */
const says = (answer: { says: string }, key: "general.savedAlready" | "general.savedBefore"): boolean =>
  [t(key), easy(key)].some((text) => answer.says.includes(text));

/** The submissions of a modal that were saved: one, or one for each form that it went on from. */
const savedOf = ({ db }: World, modalId = "none") =>
  db.orm
    .select()
    .from(submissions)
    .all()
    .filter(({ viewId }) => viewId.split("~")[0] === modalId);

/** What the bot notes by itself, and what it learns from Slack, while a form is being handled. */
const NOTED =
  /^(outbox|pairs_changed|followed|repeats|audit_log|submissions|conversations|people|channels|channel_facts|line|__drizzle_migrations|sqlite_.*)$/;

/** Counts by triggers whatever else is written from now on. */
function countWrites({ db }: World): void {
  db.orm.run(sql`create temp table written (number integer not null)`);
  db.orm.run(sql`insert into written values (0)`);
  const tables = db.orm.all<{ name: string }>(sql`select name from main.sqlite_master where type = 'table'`);
  for (const { name } of tables.filter((table) => !NOTED.test(table.name)))
    for (const event of ["insert", "update", "delete"])
      db.orm.run(
        sql.raw(
          `create temp trigger "writing_${name}_${event}" after ${event} on "${name}" begin update written set number = number + 1; end`,
        ),
      );
}

const written = ({ db }: World): number => db.orm.get<{ number: number }>(sql`select number from written`).number;

/** How many facts there are of each kind that a form can write. */
const factsOf = ({ db }: World): Record<string, number> =>
  Object.fromEntries(
    Object.entries({
      announcements,
      closingAnswers,
      kickoffForms,
      meetingLogs,
      meetings,
      pairs,
      peerContacts,
      peerMeetings,
      profiles,
      programmes,
      programmeVersions,
      supportRequests,
      tasks,
    }).map(([name, table]) => [name, db.orm.select().from(table).all().length]),
  );

describe("Slack is slow while a form is being saved, and she corrects it: every form", () => {
  let world: World;
  let tour: LateTour;
  beforeAll(async () => {
    world = await startWorld({ via: "http", hasMail: true });
    tour = new LateTour(world, { language: "fi", data: "empty" });
    countWrites(world);
    await doEverything(tour);
  });
  afterAll(async () => world?.[Symbol.asyncDispose]());

  test("each form that writes something is remembered", () => {
    // Drafts, of which the next submission of the same form makes another draft: nothing is sent or taken in before the preview is confirmed.
    expect([...tour.forgotten].sort()).toEqual(["announcements", "announcements-to-pair", "import"]);
  });

  test("none is closed in silence: what was saved is said, and a changed answer stays in the form", () => {
    const wrong = [...tour.forms].filter(
      ([, { corrected, again, goesOn }]) =>
        (corrected === undefined || corrected.outcome === "errors") &&
        !(
          again.outcome === "updated" &&
          (goesOn || says(again, "general.savedAlready")) &&
          (!corrected || says(corrected, "general.savedBefore"))
        ),
    );
    expect(wrong).toEqual([]);
    const corrected = [...tour.forms].filter(([, form]) => form.corrected && form.corrected.outcome !== "errors");
    expect(corrected.map(([callbackId]) => callbackId).sort()).toEqual([
      "kickoff",
      "meeting-log",
      "meeting-log:correct",
      "mid-way",
    ]);
    expect([...tour.forms.keys()]).toEqual(
      expect.arrayContaining(["pairs", "setup", "pairs:replace", "programmes:theme"]),
    );
  });
});
