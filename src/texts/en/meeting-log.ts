import type { Same } from "../catalogue.ts";
import type { meetingLog as fi } from "../fi/meeting-log.ts";

export const meetingLog: Same<typeof fi> = {
  title: "Meeting checklist",
  seenBy:
    "Only you and {{name}} see the answers. When the mentoring ends, the network's coordinator is told the themes and the number of meetings.",
  on: "Date",
  themes: "Themes",
  content: "What the meeting was about",
  insights: "Insights during the meeting",
  feedback: "Mentee's feedback on the meeting",
  mentorTasks: "Agreed tasks: mentor",
  actorTasks: "Agreed tasks: mentee",
  oneTaskALine: "One task a line. Do not write a personal identity code or health information.",
  nextOn: "Next meeting: day",
  nextTime: "Next meeting: time",
  nextPlace: "Next meeting: place",
  about: "Meeting: {{when}}",
  kickoff: "The first meeting has a form of its own.",
  kickoffForm: "Fill in the first meeting form",
  plannedNext: "The next meeting is agreed already: {{when}}. Leave the fields empty if that holds.",
  lastTasks: "Tasks from last time",
  tasksOf: "{{name}}:",
  notYet: "That day has not come yet. Choose today or an earlier day.",
  beforeStart: "The mentoring began on {{date}}. Choose that day or a later one.",
  tooManyTasks: "There are {{found}} tasks here. Write at most {{most}}.",
  nextDayNeeded: "Give the day too, or leave the next meeting empty.",
  nextTimeNeeded: "Give the time too.",
  nextNotLater: "Choose a day after today.",
  clocksJump: "That time does not exist on that day, because the clocks change. Choose another time.",
  meanwhile: {
    other: "{{name}} saved this checklist: {{when}}. Your text is kept below. If you save, it replaces what is stored.",
    self: "You have saved this checklist already: {{when}}. Your new text is kept below. If you save, it replaces what is stored.",
    stored: "Stored now:",
  },
  cannotSave: {
    finished: "This pair's mentoring has ended, so this can no longer be saved. You can still copy your text.",
    notYours:
      "Only the pair's own mentor or mentee can change this, so it was not saved. You can still copy your text.",
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
    logged: "The checklist is saved.",
    notHeld: "You did not meet this time. You can agree on a new time.",
    metAfterAll: "We met after all",
    cancelled: "This meeting was cancelled.",
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
    noNext: "The next meeting has not been agreed on yet.",
    reached: "The planned meetings have been held.",
  },
  savedBy: "Saved by: {{name}}, {{when}}",
  list: "Meeting checklists",
  emptyList: "There are no checklists yet.",
  no: {
    actor:
      "The mentor fills in the checklist. Once it is saved, you see it in your pair's channel with the button Show the checklist, and you can correct your own parts.",
    coordinator:
      "Only the two of the pair fill in and see the checklist. You see the number of meetings on the bot's Home tab.",
    outsider:
      "This is another pair's channel, and its mentor fills in the checklist. Type /mentoring to see your own pairs.",
    nobody:
      "The mentor fills in the checklist, and you have no pair as a mentor now. Type /mentoring to see what you can do.",
    unopened:
      "Your pair is not open yet. You can fill in the checklist when both have answered the invitation and the channel is open.",
    finished:
      "This pair's mentoring has ended, so the checklist can no longer be filled in. Type /mentoring to see what you can do.",
    finishedOn:
      "This pair's mentoring ended on {{date}}, so the checklist can no longer be filled in. Type /mentoring to see what you can do.",
    pausedUntil:
      "Your pair has a break until {{date}}, so no checklist is waiting. If you met during the break, fill in the checklist. If you want to go on, agree on a meeting.",
    paused:
      "Your pair has a break, so no checklist is waiting. If you met during the break, fill in the checklist. If you want to go on, agree on a meeting.",
    mentorAnswers: "The mentor answers this. If you want a new time, press Agree on a meeting.",
    logged: "This meeting has a checklist already.",
    moved: "This meeting has been moved. The checklist can be filled in after the meeting.",
    notAwaiting: "This meeting no longer waits for a checklist. Type /meeting-log if you want to log another meeting.",
    notSeen: "Only the pair's mentor and mentee see the checklist.",
    gone: "This checklist no longer exists.",
    notEditable: "This pair's mentoring has ended, so the checklist can no longer be changed. You can still read it.",
  },
};
