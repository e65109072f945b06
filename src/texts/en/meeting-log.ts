import type { Same } from "../catalogue.ts";
import type { meetingLog as fi } from "../fi/meeting-log.ts";

export const meetingLog: Same<typeof fi> = {
  title: "Meeting checklist",
  seenBy:
    "Only you and {{name}} see the answers. The coordinators see how many times you have met and when you last met. When the mentoring ends, they also see the themes.",
  on: "Date",
  themes: "Themes",
  content: "What the meeting was about",
  insights: "Insights during the meeting",
  feedback: "Mentee's feedback on the meeting",
  mentorTasks: "Agreed tasks: mentor",
  actorTasks: "Agreed tasks: mentee",
  oneTaskALine: "One task on each line. Do not write a personal identity code or anything about health.",
  nextOn: "Next meeting: day",
  nextTime: "Next meeting: time",
  nextPlace: "Next meeting: place",
  about: "Meeting: {{when}}",
  kickoff: "The first meeting has its own form.",
  kickoffForm: "Fill in the first-meeting form",
  plannedNext:
    "You have already arranged the next meeting: {{when}}. If that time still works, leave the fields below empty.",
  lastTasks: "Tasks from last time",
  tasksOf: "{{name}}:",
  notYet: "That day has not come yet. Choose today or an earlier day.",
  beforeStart: "The mentoring started on {{date}}. Choose that day or a later day.",
  tooManyTasks: "There are {{found}} tasks here. Write at most {{most}}.",
  nextDayNeeded: "Choose a day too. Or leave the next meeting empty.",
  nextTimeNeeded: "Choose a time too.",
  nextNotLater: "Choose tomorrow or a later day.",
  clocksJump: "There is no such time on that day, because the clocks change. Choose another time.",
  meanwhile: {
    other:
      "{{name}} saved this checklist on {{when}}. Your text is still below. If you save, your text replaces the old one.",
    self: "You already saved this checklist on {{when}}. Your new text is still below. If you save, the new text replaces the old one.",
    stored: "Saved now:",
  },
  cannotSave: {
    finished: "This mentoring has ended, so this can no longer be saved.",
    notYours: "Only the pair's own mentor and mentee can change this. I did not save the text.",
  },
  which: "Which meeting?",
  onlyYou: "Only you see this.",
  go: "Continue",
  place: { meeting: "{{name}}: {{when}}", fresh: "{{name}}: another meeting" },
  fill: "Fill in the checklist",
  later: "We met, I will note it later",
  complete: "Complete",
  brief: "Choose the themes only. You can complete the checklist later.",
  notMet: "We did not meet",
  agree: "Arrange a meeting",
  finish: "End the mentoring",
  show: "Show the checklist",
  showOne: "Show",
  edit: "Edit",
  correct: "Correct",
  ask: {
    day: "{{mentor}}, the meeting on {{day}} is over. Please fill in the checklist. It takes about 2 minutes.",
    plain: "{{mentor}}, the meeting is over. Please fill in the checklist. It takes about 2 minutes.",
    logged: "The checklist has been saved.",
    notHeld: "You did not meet this time. You can arrange a new time.",
    metAfterAll: "We met after all",
    cancelled: "This meeting is cancelled.",
    moved: "The meeting was moved to another time.",
    over: "The mentoring has ended.",
  },
  remind: {
    first: "The checklist is waiting for you. Meeting on {{day}}: you and {{actor}}.",
    last: "The checklist is waiting for you. Meeting on {{day}}: you and {{actor}}. I will not remind you again.",
  },
  saved: {
    number: "Meeting {{number}}/{{planned}} saved",
    beyond: "Meeting {{number}}, planned number {{planned}}",
    plain: "Meeting saved",
    next: "Next meeting: {{when}}",
    nextPlace: "Next meeting: {{when}}, {{place}}",
    noNext: "No time has been set for the next meeting yet.",
    reached: "You have met as many times as you planned.",
  },
  savedBy: "{{name}} saved this on {{when}}.",
  list: "Meeting checklists",
  emptyList: "There are no checklists yet.",
  no: {
    actor:
      "The mentor fills in the checklist. After that you see it in your channel: press “Show the checklist”. You can correct your own parts in it.",
    coordinator:
      "Only the pair's mentor and mentee see the checklist. You can already see the number of meetings. You will see the themes when the mentoring ends.",
    outsider:
      "This is another pair's channel, and its mentor fills in the checklist. Type /mentoring to see your own pairs.",
    nobody:
      "The mentor fills in the checklist, and you are not a mentor in any pair now. Type /mentoring to see what you can do.",
    unopened: "Your channel is not open yet. You can fill in the checklist when the channel is open.",
    finished:
      "This mentoring has ended, so the checklist can no longer be filled in. Type /mentoring to see what you can do.",
    finishedOn:
      "This mentoring ended on {{date}}, so the checklist can no longer be filled in. Type /mentoring to see what you can do.",
    pausedUntil:
      "You are taking a break until {{date}}. That is why no checklist is waiting for you. If you met during the break, fill in the checklist. If you want to continue, arrange a meeting.",
    paused:
      "You are taking a break. That is why no checklist is waiting for you. If you met during the break, fill in the checklist. If you want to continue, arrange a meeting.",
    mentorAnswers: "The mentor answers this. If you want a new time, press “Arrange a meeting”.",
    logged: "This meeting already has a checklist.",
    moved: "This meeting has not been held yet. You can fill in the checklist after the meeting.",
    notAwaiting:
      "This meeting no longer waits for a checklist. If you want to fill in a checklist for another meeting, type /meeting-log.",
    notSeen: "Only the pair's mentor and mentee see the checklist. Type /mentoring to see what you can do.",
    gone: "This checklist no longer exists. Type /mentoring to see what you can do.",
    nothingToCorrect: "This programme's checklist has nothing that the mentee corrects. You can read the checklist.",
    notEditable: "This mentoring has ended, so the checklist can no longer be changed. You can still read it.",
  },
};
