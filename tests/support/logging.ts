import type { MeetingLog } from "../../src/programme/meeting-log/form.ts";

/** A log with only what it must have. */
export const emptyLog: MeetingLog = {
  on: "2026-01-12",
  themes: ["jobs"],
  content: null,
  insights: null,
  feedback: null,
  mentorTasks: null,
  actorTasks: null,
  nextOn: null,
  nextTime: null,
  nextPlace: null,
};
