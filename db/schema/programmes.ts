import type { MeetingId, PersonId, ProgrammeId, VersionId } from "../../src/programme/ids.ts";
import { index, integer, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at, id } from "./columns.ts";

/** The first programme of every workspace, and its first version. The migration that made this table wrote both. */
export const FIRST_PROGRAMME = "auroras-helsinki" as ProgrammeId;
export const FIRST_VERSION = "auroras-version1" as VersionId;

export const programmes = sqliteTable("programmes", {
  id: id<ProgrammeId>(),
  name: text("name").notNull(),
  /** The version by which forms are asked now. */
  versionId: text("version_id").$type<VersionId>().notNull(),
  /** Null for the first programme. */
  createdBy: text("created_by").$type<PersonId>(),
  createdAt: at("created_at").notNull(),
  /** New pairs are not opened in it from then on. */
  closedAt: at("closed_at"),
});

/** The contents of programmes. A row never changes: what was answered keeps the questions that were asked. */
export const programmeVersions = sqliteTable(
  "programme_versions",
  {
    id: id<VersionId>(),
    programmeId: text("programme_id").$type<ProgrammeId>().notNull(),
    number: integer("number").notNull(),
    /** See src/programme/programmes/contents.ts. */
    contents: text("contents").notNull(),
    createdBy: text("created_by").$type<PersonId>(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [uniqueIndex("programme_versions_number").on(t.programmeId, t.number)],
);

/** Counted answers to extra questions of Liite 2: which choice or number was given. Words are never here. */
export const countedAnswers = sqliteTable(
  "counted_answers",
  {
    meetingId: text("meeting_id").$type<MeetingId>().notNull(),
    questionId: text("question_id").notNull(),
    answer: text("answer").notNull(),
  },
  (t) => [index("counted_answers_meeting").on(t.meetingId)],
);
