import { announcementForm } from "../../src/programme/announcements/form.ts";
import { type KeptAnswers, keptIn, type Looking, type OwnDataPart } from "../own-data/part.ts";
import { open, permit } from "../privacy/privacy.ts";
import { announcementRecipients, announcements } from "../schema/index.ts";
import { and, asc, eq, isNotNull } from "../store/drizzle.ts";

export const keptAnnouncements = keptIn(
  announcements,
  announcementForm,
  { announcement: "text" },
  { person: announcements.createdBy },
);

export const keptAnswers: readonly KeptAnswers[] = [keptAnnouncements];

const announcementsIn = ({ db, person, at }: Looking) =>
  db.orm
    .select({ sent: announcements.createdAt, state: announcementRecipients.state, at: announcementRecipients.at })
    .from(announcementRecipients)
    .innerJoin(announcements, eq(announcements.id, announcementRecipients.announcementId))
    .where(eq(announcementRecipients.personId, person.id))
    .orderBy(asc(announcements.createdAt))
    .all()
    .map(({ sent, state, at: when }) => ({ written: at(sent), state, received: at(when) }));

function writtenIn({ db, person, viewer, at }: Looking) {
  const permitted = permit(db, viewer, "announcement");
  if (!permitted) return [];
  return db.orm
    .select()
    .from(announcements)
    .where(and(eq(announcements.createdBy, person.id), isNotNull(announcements.text)))
    .orderBy(asc(announcements.createdAt))
    .all()
    .map(({ id, audience, text, createdAt }) => ({
      audience,
      written: at(createdAt),
      text: text === null ? null : open(db, permitted, { column: "announcements.text", row: id }, text),
    }));
}

export const ownDataPart: OwnDataPart = {
  items: (reader) => ({ announcementsReceived: announcementsIn(reader), announcementsWritten: writtenIn(reader) }),
};
