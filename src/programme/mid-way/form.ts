import { DAY_MS } from "../calendar/calendar.ts";
import { defineForm, LONG_TEXT, type StoredAnswer } from "../forms/fields.ts";
import { type Id, ownFrom } from "../ids.ts";

export type MidWayId = Id<"mid-way answer">;
export const midWayIdFrom = (value: unknown) => ownFrom<MidWayId>(value);

/** Whether the mentoring goes into the right direction, from 1 (no) to 5 (yes). */
export const ratings = ["1", "2", "3", "4", "5"] as const;

export const SHARE = "share";

/** What each of the two is asked when about half of the mentoring is over. */
export const midWayForm = defineForm("mid-way", {
  rating: {
    kind: "choice",
    label: "midWay.rating",
    required: true,
    options: ratings,
    optionLabel: (rating: (typeof ratings)[number]) => `midWay.ratings.r${rating}` as const,
    look: "radio",
    whose: { stays: "It is counted: means of at least five people." },
  },
  needs: { kind: "long-text", longest: LONG_TEXT, label: "midWay.needs", hint: "forms.noSensitive", whose: "writer" },
  sharing: {
    kind: "choices",
    label: "midWay.sharing",
    options: [SHARE],
    optionLabel: () => "midWay.shareTick",
    look: "ticks",
    whose: "writer",
  },
});

export type MidWayAnswer = StoredAnswer<typeof midWayForm.fields>;

/** At the latest so long after the opening each of the two is asked. PRODUCT.md section 12. */
export const MID_WAY_MS = 45 * DAY_MS;

/** When the two are asked: at once if half of the planned meetings are held, otherwise 45 days after the opening. In milliseconds. */
export function midWayAt(meetings: { held: number; planned: number }, openedAt: number, now: number): number {
  const isHalf = meetings.held > 0 && meetings.held * 2 >= meetings.planned;
  return isHalf ? now : Math.max(now, openedAt + MID_WAY_MS);
}

/** Why an answer cannot be given or changed. */
export type WhyNoMidWay = "notYours" | "over";
