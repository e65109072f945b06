import { defineForm, defineImpersonalForm, LONG_TEXT, SHORT_TEXT, type StoredAnswer } from "../forms/fields.ts";
import { themeOptions } from "../forms/themes.ts";
import type { PairRole } from "../pairs/roles.ts";

const freeText = { kind: "long-text", longest: LONG_TEXT, hint: "forms.noSensitive" } as const;
const taskList = { kind: "long-text", longest: LONG_TEXT, hint: "meetingLog.oneTaskALine" } as const;

const feedback = { ...freeText, label: "meetingLog.feedback", whose: "actor" } as const;
const actorTasks = { ...taskList, label: "meetingLog.actorTasks", whose: "actor" } as const;
const timeOfMeeting = { stays: "It is the time of a meeting, which is counted." } as const;

/** Liite 2 of the guide, "Mentorin muistilista tapaamisiin". */
export const meetingLogForm = defineForm(
  "meeting-log",
  {
    on: { kind: "date", label: "meetingLog.on", required: true, whose: timeOfMeeting },
    themes: {
      kind: "choices",
      label: "meetingLog.themes",
      ...themeOptions,
      look: "ticks",
      required: true,
      whose: { stays: "It is counted: themes of a list that is the same for everybody." },
    },
    // What the mentor writes of a meeting, in her own words.
    content: { ...freeText, label: "meetingLog.content", whose: "mentor" },
    insights: { ...freeText, label: "meetingLog.insights", whose: "mentor" },
    feedback,
    mentorTasks: { ...taskList, label: "meetingLog.mentorTasks", whose: "mentor" },
    actorTasks,
    nextOn: { kind: "date", label: "meetingLog.nextOn", whose: timeOfMeeting },
    nextTime: { kind: "time", label: "meetingLog.nextTime", whose: timeOfMeeting },
    // Without the names a place may still say where somebody lives, and not which of the two.
    nextPlace: { kind: "text", longest: SHORT_TEXT, label: "meetingLog.nextPlace", whose: "both" },
  },
  { deletedWholeWith: "actor" },
);

/** What the actor may correct in it: what is said to be hers. */
export const correctionForm = defineForm("meeting-log:correct", { feedback, actorTasks });

/** Which meeting the log is about, where that does not follow from where she is. */
export const whichForm = defineImpersonalForm("meeting-log:which", {
  which: { kind: "pick", label: "meetingLog.which", required: true },
});

export type MeetingLog = StoredAnswer<typeof meetingLogForm.fields>;
export type Correction = StoredAnswer<typeof correctionForm.fields>;

/** Where the tasks of each of the two stand, one a line. */
export const taskFields = { mentor: "mentorTasks", actor: "actorTasks" } as const satisfies Record<
  PairRole,
  keyof typeof meetingLogForm.fields
>;

/** What agrees on the next meeting, and is not asked when a log is corrected: a meeting is moved with its own button. */
export const nextFields = ["nextOn", "nextTime", "nextPlace"] as const;
