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

/** What the actor may correct in it: what is said to be hers. */
export const correctionForm = defineForm("meeting-log:correct", { feedback, actorTasks });

/** Which meeting the log is about, where that does not follow from where she is. */
export const whichForm = defineForm("meeting-log:which", {
  which: { kind: "pick", label: "meetingLog.which", required: true },
});

export type MeetingLog = Answer<typeof meetingLogForm.fields>;
export type Correction = Answer<typeof correctionForm.fields>;

/** What agrees on the next meeting, and is not asked when a log is corrected: a meeting is moved with its own button. */
export const nextFields = ["nextOn", "nextTime", "nextPlace"] as const;
