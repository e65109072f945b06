import { type Db } from "../../db/store/open.ts";
import { open, permit, sealIn, type Viewer } from "../../db/privacy/privacy.ts";
import { meetingLogs } from "../../db/schema/index.ts";
import { type MeetingId, type PairId, type PersonId } from "../../src/programme/ids.ts";
import { type Sealed } from "../../src/programme/privacy/sealed.ts";

/*
 * A sealed text is opened only with a permit of its kind. Only `npm run types` reads this file: a line under `@ts-expect-error` must not compile, the others must.
 */

declare const db: Db;
declare const viewer: Viewer;
declare const never: never;
declare const log: Sealed<"meeting-log">;
declare const meetingId: MeetingId;
declare const pairId: PairId;
declare const savedBy: PersonId;
declare function takes<T>(value: T): void;


const place = { column: "meeting_logs.form", row: "1" } as const;
takes<string | null>(open(db, permit(db, viewer, "meeting-log") ?? never, place, log) + sealIn<"task">(db, place, "text"));
db.orm.insert(meetingLogs).values({ meetingId, pairId, on: "", form: log, savedBy, savedAt: 1, firstSavedAt: 1 });

// @ts-expect-error a permit of one kind and a text of another
open(db, permit(db, viewer, "task") ?? never, place, log);
// @ts-expect-error a permit of two kinds
open(db, (permit(db, viewer, "task") ?? permit(db, viewer, "meeting-log")) ?? never, place, log);
// @ts-expect-error no permit
open(db, undefined, place, log);
// @ts-expect-error a permit that may be undefined
open(db, permit(db, viewer, "meeting-log"), place, log);
// @ts-expect-error a permit made by hand
open(db, { kind: "meeting-log" }, place, log);
// @ts-expect-error an open text
open(db, permit(db, viewer, "meeting-log") ?? never, place, "text");
// @ts-expect-error a kind that the table does not have
permit(db, viewer, "secrets");
// @ts-expect-error a place that is no column
sealIn(db, { column: "form", row: "1" }, "text");
// @ts-expect-error an open text in a sealed column
db.orm.insert(meetingLogs).values({ meetingId, pairId, on: "", form: "text", savedBy, savedAt: 1, firstSavedAt: 1 });
