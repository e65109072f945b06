import type { Same } from "../catalogue.ts";
import type { meetings as fi } from "../fi/meetings.ts";

export const meetings: Same<typeof fi> = {
  title: "Arrange a meeting",
  moveTitle: "Move the meeting",
  kickoffTitle: "First meeting",
  save: "Save",
  replace: "Replace",
  saveMove: "Move",
  seenBy: "Only you and {{name}} see the time and place. After the meeting the coordinators see which day it was.",
  seenByPair:
    "Only the two of you see the time and place. After the meeting the coordinators see which day it was. They see the time and place of the first meeting at once.",
  seenByKickoff: "The mentor, the mentee and the coordinators see the time and place.",
  form: {
    pair: "Who are you meeting?",
    day: "Day",
    time: "Time",
    minutes: "Length (minutes)",
    place: "Place or link",
  },
  kickoffOption: "First meeting: {{mentor}} and {{actor}}",
  wrong: {
    past: "That day has already passed. Choose today or a later day.",
    tooFar: "That day is more than a year away. Choose an earlier day.",
    pastTime: "That time has already passed today. Choose a later time.",
    noSuchTime: "There is no such time on that day, because the clocks change. Choose another time.",
    beforeKickoff: "The first meeting is on {{when}}. Choose a time after it.",
  },
  question: {
    replace: "You already have a meeting on {{when}}. Do you want to replace it with a new one?",
    replaceHow: "Press “Replace” to use the new time instead of the old one.",
    movedMeanwhile:
      "The time of the meeting changed a moment ago. It is now on {{when}}. Check the time, then press “Move”.",
  },
  agreed: "*Meeting arranged*",
  agreedDirect: "*Meeting arranged: you and {{name}}*",
  moved: "*The meeting has a new time*",
  movedDirect: "*The meeting has a new time: you and {{name}}*",
  kickoffMoved: "*The first meeting has a new time*",
  agreedHidden: "{{mentor}} and {{actor}} have arranged a meeting.",
  movedHidden: "{{mentor}} and {{actor}} have moved their meeting.",
  hiddenWhere:
    "There are other people in this channel now, so I do not show the time and place here. The mentor and the mentee see them in a direct message and on Home.",
  time: "Time: {{when}}",
  place: "Place: {{place}}",
  minutes: "Length: {{minutes}} minutes",
  move: "Move",
  cannot: "I can't make it",
  calendar: "Add to calendar",
  agree: "Arrange a meeting",
  confirm: {
    title: "Can't make it?",
    text: "I will cancel the meeting and let the other person know at once. You do not have to say why.",
    kickoff:
      "I will tell the others at once. The coordinator will arrange a new time with you. You do not have to say why.",
    yes: "I can't make it",
    no: "Back",
  },
  fate: {
    moved: "The meeting was moved to another time.",
    replaced: "You have arranged a new meeting in place of this one.",
    cancelled: "The meeting is cancelled.",
    unsuitable: "This time doesn't work for everyone. The coordinator will arrange a new time with you.",
    held: "This meeting is already over.",
    notHeld: "You did not meet this time.",
    was: "The time was {{when}}.",
  },
  reminder: {
    today: "You are meeting today {{clock}}.",
    tomorrow: "You are meeting tomorrow, {{when}}.",
    later: "You are meeting on {{when}}.",
    todayDirect: "You and {{name}} are meeting today {{clock}}.",
    tomorrowDirect: "You and {{name}} are meeting tomorrow, {{when}}.",
    laterDirect: "You and {{name}} are meeting on {{when}}.",
    kickoffToday: "Your first meeting is today {{clock}}.",
    kickoffTomorrow: "Your first meeting is tomorrow, {{when}}.",
    kickoffLater: "Your first meeting is on {{when}}.",
    hidden: "You have a meeting.",
  },
  cancelled: {
    said: "{{who}}, {{name}} cannot come to the meeting on {{when}}. The meeting is cancelled.",
    saidHidden: "{{who}}, {{name}} cannot come to the meeting. The meeting is cancelled.",
    direct: "{{name}} cannot come to the meeting on {{when}}. The meeting is cancelled.",
    kickoff:
      "{{who}}, {{name}} cannot come to the first meeting on {{when}}. {{coordinator}} will arrange a new time with you.",
    kickoffHidden:
      "{{who}}, {{name}} cannot come to the first meeting. {{coordinator}} will arrange a new time with you.",
    toCoordinator:
      "{{name}} cannot come to the first meeting on {{when}}. The pair is {{mentor}} and {{actor}}. Arrange a new time with them and move the meeting.",
    coordinatorDone: "The first meeting has a new time: {{mentor}} and {{actor}}.",
    newTime: "You already have a new meeting.",
  },
  answer: {
    noPair: "You have no pair now. You can arrange a meeting when the mentoring has started.",
    noKickoff:
      "None of your pairs is waiting for its first meeting now. The mentor and the mentee arrange the other meetings themselves.",
    notYours: "This meeting is not yours. You can arrange a meeting in your own pair's channel.",
    finished:
      "This mentoring has ended, so meetings can no longer be arranged or changed. Type /mentoring to see what you can do.",
    notOpen: "The mentoring has not started yet. You can arrange a meeting when your channel is open.",
    theirs: "The mentor and the mentee arrange their meetings themselves. You can move only the first meeting.",
    kickoffOver: "The first meeting is already over. The mentor and the mentee arrange the other meetings themselves.",
    kickoffByCoordinator:
      "The coordinator moves the first meeting. If you cannot come, press “I can't make it”. The coordinator will arrange a new time with you.",
    kickoffIsYours: "You can move the first meeting. I will tell the others at once.",
    toldAlready:
      "The coordinator already knows that this time doesn't work. The coordinator will arrange a new time with you.",
    told: "The meeting is cancelled. I will let the other person know at once.",
    toldKickoff: "I will tell the others at once. The coordinator will arrange a new time with you.",
    moved: "The meeting has a new time. It is now on {{when}}.",
    cancelled: "This meeting is cancelled. You can arrange a new one.",
    replaced: "You have arranged a new meeting in place of this one.",
    held: "This meeting is already over. You can arrange the next one.",
    next: "This meeting can no longer be changed. The next one is on {{when}}.",
    notHeld: "You did not meet then. You can arrange a new meeting.",
    over: "The meeting time has already passed. If you did not meet, you can move the meeting.",
    overKickoff:
      "The time of the first meeting has already passed. If you did not meet, the coordinator will move the meeting.",
    overCalendar: "The meeting time has already passed, so you can no longer add it to your calendar.",
    calendar: "You will get a calendar file as a direct message. If the time changes, you will get a new one.",
    calendarAgain: "The calendar file is already in your direct messages.",
  },
  google: "Add to Google Calendar",
  file: {
    name: "meeting.ics",
    title: "The meeting for your calendar",
    added: "Open the file to add the meeting to your calendar.",
    moved: "The meeting has a new time. Open the file to change the time in your calendar too.",
    cancelled: "The meeting is cancelled. Open the file to remove it from your calendar.",
  },
  entry: "Meeting: {{name}}",
  kickoffEntry: "First meeting: {{mentor}} and {{actor}}",
};
