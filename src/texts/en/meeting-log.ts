import type { Same } from "../catalogue.ts";
import type { meetingLog as fi } from "../fi/meeting-log.ts";

export const meetingLog: Same<typeof fi> = {
  title: "Meeting checklist",
  seenBy:
    "Only you and {{name}} see the answers. When the mentoring ends, the network's coordinator learns the themes and the number of meetings.",
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
  kickoff: "The first meeting has a form of its own.",
  kickoffForm: "Fill in the first meeting form",
  plannedNext: "You already have a next meeting: {{when}}. If the time is good, leave the following fields empty.",
  lastTasks: "Tasks from last time",
  tasksOf: "{{name}}:",
  notYet: "That day has not come yet. Choose today or an earlier day.",
  beforeStart: "The mentoring began on {{date}}. Choose that day or a later day.",
  tooManyTasks: "There are {{found}} tasks here. Write {{most}} at most.",
  nextDayNeeded: "Choose a day too. Or leave the next meeting empty.",
  nextTimeNeeded: "Choose a time too.",
  nextNotLater: "Choose tomorrow or a later day.",
  clocksJump: "There is no such time on that day, because the clocks change. Choose another time.",
  meanwhile: {
    other:
      "{{name}} saved this checklist on {{when}}. Your text is kept below. If you save, your text takes the place of the old one.",
    self: "You already saved this checklist on {{when}}. Your new text is kept below. If you save, it takes the place of the old one.",
    stored: "Saved now:",
  },
  cannotSave: {
    finished: "This mentoring has ended, so this can no longer be saved.",
    notYours: "Only the pair's own mentor and mentee can change this. The text was not saved.",
  },
  which: "Which meeting?",
  onlyYou: "Only you see this.",
  go: "Continue",
  place: { meeting: "{{name}}: {{when}}", fresh: "{{name}}: another meeting" },
  fill: "Fill in the checklist",
  notMet: "We did not meet",
  agree: "Agree on a meeting",
  finish: "End the mentoring",
  show: "Show the checklist",
  showOne: "Show",
  edit: "Edit",
  correct: "Correct",
  ask: {
    day: "{{mentor}}, the meeting on {{day}} is over. Please fill in the checklist. It takes about 2 minutes.",
    plain: "{{mentor}}, the meeting is over. Please fill in the checklist. It takes about 2 minutes.",
    logged: "The checklist has been saved.",
    notHeld: "You did not meet this time. You can agree on a new time.",
    metAfterAll: "We met after all",
    cancelled: "This meeting is cancelled.",
    moved: "The meeting was moved to another time.",
    over: "The mentoring has ended.",
  },
  remind: {
    first: "The checklist is waiting for you. Meeting on {{day}}: you and {{actor}}.",
    last: "The checklist is waiting for you. Meeting on {{day}}: you and {{actor}}. This is the last reminder.",
  },
  saved: {
    number: "Meeting {{number}}/{{planned}} logged",
    beyond: "Meeting {{number}}, planned {{planned}}",
    plain: "Meeting logged",
    next: "Next meeting: {{when}}",
    nextPlace: "Next meeting: {{when}}, {{place}}",
    noNext: "The next meeting has no time yet.",
    reached: "You have met as many times as you planned.",
  },
  savedBy: "{{name}} saved this on {{when}}.",
  list: "Meeting checklists",
  emptyList: "There are no checklists yet.",
  no: {
    actor:
      "The mentor fills in the checklist. Then you see it in your pair's channel: press “Show the checklist”. You can correct your own parts in it.",
    coordinator:
      "Only the pair's mentor and mentee see the checklist. You learn the themes and the number of meetings when the mentoring ends.",
    outsider:
      "This is another pair's channel, and its mentor fills in the checklist. Type /mentoring to see your own pairs.",
    nobody:
      "The mentor fills in the checklist, and you have no pair as a mentor now. Type /mentoring to see what you can do.",
    unopened: "Your channel is not open yet. You can fill in the checklist when the channel is open.",
    finished:
      "This mentoring has ended, so the checklist can no longer be filled in. Type /mentoring to see what you can do.",
    finishedOn:
      "This mentoring ended on {{date}}, so the checklist can no longer be filled in. Type /mentoring to see what you can do.",
    pausedUntil:
      "You are taking a break until {{date}}. That is why no checklist is waiting for you. If you met during the break, fill in the checklist. If you want to go on, agree on a meeting.",
    paused:
      "You are taking a break. That is why no checklist is waiting for you. If you met during the break, fill in the checklist. If you want to go on, agree on a meeting.",
    mentorAnswers: "The mentor answers this. If you want a new time, press “Agree on a meeting”.",
    logged: "This meeting already has a checklist.",
    moved: "This meeting has not taken place yet. You can fill in the checklist after the meeting.",
    notAwaiting: "This meeting no longer waits for a checklist. If you want to log another meeting, type /meeting-log.",
    notSeen: "Only the pair's mentor and mentee see the checklist. Type /mentoring to see what you can do.",
    gone: "This checklist no longer exists. Type /mentoring to see what you can do.",
    notEditable: "This mentoring has ended, so the checklist can no longer be changed. You can still read it.",
  },
};
