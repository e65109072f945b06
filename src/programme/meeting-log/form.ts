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
    content: { ...freeText, label: "meetingLog.content", whose: "mentor" },
    insights: { ...freeText, label: "meetingLog.insights", whose: "mentor" },
    feedback,
    mentorTasks: { ...taskList, label: "meetingLog.mentorTasks", whose: "mentor" },
    actorTasks,
    nextOn: { kind: "date", label: "meetingLog.nextOn", whose: timeOfMeeting },
    nextTime: { kind: "time", label: "meetingLog.nextTime", whose: timeOfMeeting },
    // A place may reveal where one of the two lives, and it is not known which.
    nextPlace: { kind: "text", longest: SHORT_TEXT, label: "meetingLog.nextPlace", whose: "both" },
  },
  { deletedWholeWith: "actor" },
);

/** Liite 2 for a mentor who has no time now: what is counted. She writes the rest later. */
export const briefLogForm = defineForm("meeting-log:brief", { themes: meetingLogForm.fields.themes });

/** The part of a log that the actor may correct: her feedback and her tasks. */
export const correctionForm = defineForm("meeting-log:correct", { feedback, actorTasks });

/** The choice of the meeting, if it does not follow from where the command was given. */
export const whichForm = defineImpersonalForm("meeting-log:which", {
  which: { kind: "pick", label: "meetingLog.which", required: true },
});

export type MeetingLog = StoredAnswer<typeof meetingLogForm.fields>;
export type Correction = StoredAnswer<typeof correctionForm.fields>;

/** The fields with the tasks of each of the two, one task a line. */
export const taskFields = { mentor: "mentorTasks", actor: "actorTasks" } as const satisfies Record<
  PairRole,
  keyof typeof meetingLogForm.fields
>;

/** The fields that agree on the next meeting. They are not asked when a log is edited, because a meeting has its own button to move it. */
export const nextFields = ["nextOn", "nextTime", "nextPlace"] as const;
