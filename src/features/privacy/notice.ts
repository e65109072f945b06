import { privacyNotice } from "../../../blocks/privacy.ts";
import { noteNoticeGiven } from "../../../db/people/people.ts";
import { requireSettings } from "../../../db/store/settings.ts";
import { toPersonIn } from "../../outbox/addresses.ts";
import type { DeliveryContext, DrawContext } from "../../outbox/effects.ts";
import type { PersonId } from "../../programme/ids.ts";

/** What the privacy notices of pairs and of groups have in common: to whom, what, and that it is noted as given. */
export const noticeTo = (of: "pair" | "group", hasMail: boolean) => ({
  withinHours: false as const,
  to: toPersonIn,
  draw({ db, words }: DrawContext) {
    const { privacyNoticeUrl, textsMonths } = requireSettings(db);
    return privacyNotice(words, { of, url: privacyNoticeUrl, months: textsMonths, hasMail });
  },
  sent: ({ db, now }: DeliveryContext, { person }: { person: PersonId }) => noteNoticeGiven(db, person, now),
});
