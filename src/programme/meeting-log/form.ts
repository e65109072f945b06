import { type Answer, defineForm, LONG_TEXT, SHORT_TEXT } from "../forms/fields.ts";
import { themeLabel, themes } from "../forms/themes.ts";

const freeText = { kind: "long-text", longest: LONG_TEXT, hint: "forms.noSensitive" } as const;
const taskList = { kind: "long-text", longest: LONG_TEXT, hint: "meetingLog.oneTaskALine" } as const;

const feedback = { ...freeText, label: "meetingLog.feedback" } as const;
const actorTasks = { ...taskList, label: "meetingLog.actorTasks" } as const;

/** Liite 2 of the guide, "Mentorin muistilista tapaamisiin". */
export const meetingLogForm = defineForm("meeting-log", {
  on: { kind: "date", label: "meetingLog.on", required: true },
  themes: {
    kind: "choices",
    label: "meetingLog.themes",
    options: themes,
    optionLabel: themeLabel,
    look: "ticks",
    required: true,
  },
  content: { ...freeText, label: "meetingLog.content" },
  insights: { ...freeText, label: "meetingLog.insights" },
  feedback,
  mentorTasks: { ...taskList, label: "meetingLog.mentorTasks" },
  actorTasks,
  nextOn: { kind: "date", label: "meetingLog.nextOn" },
  nextTime: { kind: "time", label: "meetingLog.nextTime" },
  nextPlace: { kind: "text", longest: SHORT_TEXT, label: "meetingLog.nextPlace" },
});

/** The part of a log that the actor may correct: her feedback and her tasks. */
export const correctionForm = defineForm("meeting-log:correct", { feedback, actorTasks });

/** The choice of the meeting, if it does not follow from where the command was given. */
export const whichForm = defineForm("meeting-log:which", {
  which: { kind: "pick", label: "meetingLog.which", required: true },
});

export type MeetingLog = Answer<typeof meetingLogForm.fields>;
export type Correction = Answer<typeof correctionForm.fields>;

/** The fields that agree on the next meeting. They are not asked when a log is edited, because a meeting has its own button to move it. */
export const nextFields = ["nextOn", "nextTime", "nextPlace"] as const;
