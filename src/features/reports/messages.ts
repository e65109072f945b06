import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { readPerson } from "../../../db/people/people.ts";
import { toPerson } from "../../outbox/addresses.ts";
import type { Address, DeliveryContext, DrawContext, Effect } from "../../outbox/effects.ts";
import { type DrawnFile, fileEffect } from "../../outbox/file.ts";
import { dateIn } from "../../programme/reports/dates.ts";
import { periodIn } from "../../programme/reports/rules.ts";
import type { TextKey } from "../../texts/words.ts";
import { makeReport } from "./making.ts";
import type { ReportTask } from "./task.ts";

/** The person who asked, while that person is a coordinator. */
function toCoordinatorIn({ db }: Pick<DeliveryContext, "db">, ref: Ref<"reports:sheet">): Address | undefined {
  const person = readPerson(db, ref.person);
  return person.isCoordinator ? toPerson(person) : undefined;
}

type FileTexts = { name: TextKey; title: TextKey; comment: TextKey; alt?: TextKey };

/** Makes the report from the facts of the moment of delivery. The worker checks again whether the person may have it. */
async function drawReport(
  { db, words, now, zone }: DrawContext,
  ref: Ref<"reports:sheet">,
  what: ReportTask["what"],
  { name, title, comment, alt }: FileTexts,
): Promise<DrawnFile | undefined> {
  const period = periodIn(ref);
  const database = { path: db.path, keys: db.keys };
  const who = {
    personId: ref.person,
    isNamed: ref.named === 1,
    programmeId: ref.programme,
    language: words.language,
  };
  const bytes = await makeReport({ what, database, period, zone, now, ...who });
  const days = { from: dateIn(words, period.from), until: dateIn(words, period.until) };
  return (
    bytes && {
      name: words.t(name, { period: `${period.from}-${period.until}` }),
      title: words.t(title, days),
      ...(alt ? { alt: words.t(alt, days) } : {}),
      bytes,
      comment: words.md(comment, days),
    }
  );
}

const sheet = fileEffect({
  kind: kinds["reports:sheet"],
  to: toCoordinatorIn,
  draw: (context, ref) =>
    drawReport(context, ref, "sheet", {
      name: "reports.file.sheet",
      title: "reports.file.title",
      comment: ref.named === 1 ? "reports.file.commentNamed" : "reports.file.comment",
    }),
});

const picture = fileEffect({
  kind: kinds["reports:picture"],
  to: toCoordinatorIn,
  draw: (context, ref) =>
    drawReport(context, ref, "picture", {
      name: "reports.file.picture",
      title: "reports.file.pictureTitle",
      comment: "reports.file.pictureComment",
      alt: "reports.file.pictureAlt",
    }),
});

export const effects: readonly Effect[] = [sheet, picture];
