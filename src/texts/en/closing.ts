import type { Same } from "../catalogue.ts";
import type { closing as fi } from "../fi/closing.ts";

export const closing: Same<typeof fi> = {
  title: "End the mentoring",
  finish: "End the mentoring",
  which: {
    pair: "Which pair is it?",
    next: "Continue",
    seenBy: "Only you see what you choose here.",
    many: "The list has the {{count}} pairs whose mentoring has lasted longest. If the pair is not in the list, type /finish-pair in the pair's own channel.",
  },
  seenBy: {
    mentor: "The coordinators see your answers. The mentee sees only how the mentoring ended.",
    actor: "The coordinators see your answers. Your mentor sees only how the mentoring ended.",
    coordinator: "The mentor, the mentee and the coordinators see this answer.",
    stop: "Only the coordinators see this. Your mentor does not see it.",
  },
  outcome: "How did the mentoring end?",
  outcomeHint:
    "If the mentee found a job before the last meeting, the mentoring was a success. Then choose “A job in the mentee's own field” or “Another job”. If the mentee also answers, the mentee's answer counts.",
  outcomes: {
    goals: "The goals were reached",
    job: "A job in the mentee's own field",
    otherJob: "Another job",
    traineeship: "A traineeship",
    studies: "A place to study",
    early: "The mentoring ended early",
    notTold: "We prefer not to say",
  },
  heldMeetings: "Which of these meetings took place?",
  heldMeetingsHint: "These meetings have no checklist. Choose the ones where you met.",
  unlogged: { kickoff: "First meeting, {{when}}", later: "Meeting on {{when}}" },
  rating: "How was the mentoring?",
  ratings: { r1: "1 – poor", r2: "2", r3: "3", r4: "4", r5: "5 – very good" },
  text: "Your feedback to the network",
  goesOn: "How would you like to continue in the network?",
  waysOn: {
    peerEvents: "I would like to take part in events",
    groupMentor: "I would like to mentor a group",
    individualMentor: "I would like to mentor another person",
    break: "I would like to take a break",
  },
  before: {
    pair: "Mentor: {{mentor}}. Mentee: {{actor}}.",
    what_one:
      "When you end the mentoring, the mentee will get a separate form. The channel stays open for {{count}} more day.",
    what_other:
      "When you end the mentoring, the mentee will get a separate form. The channel stays open for {{count}} more days.",
    coordinator:
      "When you end the mentoring, the mentor and the mentee will get separate forms. If they have arranged a meeting, I will cancel it.",
    planned: "I will cancel the meeting you had arranged: {{when}}. I will tell you both.",
    part: "The mentoring has ended. Your mentee was {{actor}}.",
    actor: "The mentoring has ended. Your mentor was {{mentor}}. Only the first question is required.",
    gets: "*This is what the coordinators get:*",
  },
  summary: {
    people: "Mentor: {{mentor}}. Mentee: {{actor}}.",
    duration: "Time: {{from}} – {{to}}, {{span}}",
    days_one: "{{count}} day",
    days_other: "{{count}} days",
    weeks_one: "{{count}} week",
    weeks_other: "{{count}} weeks",
    months_one: "about {{count}} month",
    months_other: "about {{count}} months",
    meetings: "Meetings held: {{held}}. Planned number: {{planned}}.",
    moreMeetings: "Also the meetings that you choose here.",
    themes: "Themes: {{themes}}",
    theme: "{{theme}} ({{count}})",
    noThemes: "Themes: no checklists",
    goals: "Goals {{reached}}/{{all}}",
    outcome: "Outcome: {{outcome}}",
    earlyJob: "The mentee found a job before the last planned meeting. The mentoring was a success.",
    mentorRating: "Mentor's rating: {{rating}}",
    actorRating: "Mentee's rating: {{rating}}",
    rating: "{{rating}}/5",
    awaited: "waiting for an answer",
    none: "no rating",
    hidden: "press “Show feedback”",
    yourOutcome: "Outcome: the one you choose here",
    yourRating: "Rating: the one you give here",
    yourText: "The text of your feedback and how you continue: the coordinators can see them under “Show feedback”",
  },
  digest: {
    title: "The mentoring has ended: {{mentor}} and {{actor}}",
    undone: "{{mentor}} and {{actor}}: the mentoring has been reopened.",
    show: "Show feedback",
  },
  shown: {
    title: "Feedback to network",
    seenBy:
      "Only the coordinators and the person who gave the feedback see it. I keep a note that you have looked at it.",
    mentor: "Mentor {{name}}",
    actor: "Mentee {{name}}",
    waiting: "No feedback yet.",
    notForYou: "Not shown to you.",
    noText: "No written feedback.",
    goesOn: "How the mentor continues: {{ways}}",
    ownPair: "You are in this pair yourself. That is why you do not see the other person's feedback.",
    notYours:
      "Only the coordinators and the person who gave the feedback see it. Type /mentoring to see what you can do.",
    reopened: "The mentoring has been reopened. You can see the feedback when it has ended.",
  },
  goodbye: {
    thanks: "The mentoring has ended. Thank you both, {{mentor}} and {{actor}}.",
    success: "You reached the goal together.",
    earlyJob: "The mentee found a job before the last meeting. The mentoring was a success.",
    planned: "The meeting you had arranged is cancelled.",
    plannedWhen: "The meeting you had arranged is cancelled: {{when}}.",
    channel:
      "This channel is open until {{date}}. Then I delete my own messages and close the channel. If you want to stay in contact, exchange contact details before that.",
    undo: "Reopen the mentoring",
    undone: "Here I wrote that the mentoring had ended. It has been reopened.",
    goesOn: "{{mentor}} and {{actor}}: the mentoring has been reopened.",
    goesOnMeeting: "The meeting you had arranged is still cancelled. Please arrange it again.",
    confirm: {
      title: "Reopen the mentoring?",
      text: "I will tell both people that the mentoring continues.",
      yes: "Yes, reopen it",
      no: "Back",
    },
    agree: "Arrange a meeting",
  },
  ask: {
    actor: "The mentoring has ended. Your mentor was {{mentor}}. Thank you for taking part.",
    actorWhat: "How did the mentoring go? Tell the network. It takes about 2 minutes.",
    mentor:
      "The mentoring has ended. {{coordinator}} from the Auroras network recorded it. Your mentee was {{actor}}. Thank you for taking part.",
    mentorWhat: "Give feedback to the network and tell us how you would like to continue. It takes about 2 minutes.",
    button: "Give feedback to the network",
    correct: "Edit your feedback",
    again: "The feedback form is waiting for you. The mentoring has ended: you and {{other}}.",
    thanks: "Thank you for the feedback. Mentoring: you and {{other}}.",
    undone: "The mentoring has been reopened: you and {{other}}.",
  },
  feedback: {
    title: "Feedback to network",
    submit: "Send",
    saved: "Thank you. Your feedback has been saved.",
    stillOpen: "The mentoring has not ended yet. You can give feedback when it has.",
    notYours:
      "Only the mentor and the mentee of the pair can fill in this form. Type /mentoring to see what you can do.",
  },
  stop: {
    button: "I want to stop",
    title: "I want to stop",
    submit: "Send",
    what: "The coordinators will get your message. One of them will contact you. The mentoring continues until then.",
    sent: "The coordinators have your message. They will contact you. I will not tell your mentor about this.",
    already: "The coordinators already have your message. They will contact you.",
  },
  stopText: "Would you like to tell us more?",
  answer: {
    done: "The mentoring has ended. {{actor}} will get a separate form. Thank you for being a mentor.",
    doneSuccess:
      "The mentoring has ended. {{actor}} will get a separate form. Thank you for being a mentor. You reached the goal.",
    doneEarlyJob:
      "The mentoring has ended. {{actor}} will get a separate form. Thank you for being a mentor. The mentee found a job before the last meeting: the mentoring was a success.",
    doneCoordinator:
      "The mentoring has ended. The mentor and the mentee will get separate forms. The summary will come to the coordinators' channel.",
    alreadyYours: "{{name}} has already ended this mentoring. Your answer has also been saved.",
    alreadySaved: "The mentoring had already ended. Your answer has been saved.",
    already: "{{name}} has already ended this mentoring. Nothing has changed.",
    isOver: "This mentoring has already ended. Type /mentoring to see what you can do.",
    notOpen: "This mentoring has not started yet, so it cannot be ended. Type /mentoring to see what you can do.",
    actor:
      "The mentor or a coordinator ends the mentoring. If you want to stop, tell a coordinator. I will not tell your mentor about it.",
    mentorStops: "You are the mentor. You can end the mentoring yourself: press “End the mentoring”.",
    stopNotYours: "This button is for the mentee of the pair. Type /mentoring to see what you can do.",
    notYours: "This belongs to another pair. Type /mentoring to see your own pairs.",
    noPair: "You have no pair whose mentoring you can end now. Type /mentoring to see what you can do.",
    undone: "The mentoring has been reopened.",
    undoneAlready: "This mentoring is already active.",
    undoNotYours: "The mentor or a coordinator can reopen the mentoring. If you want to continue, tell a coordinator.",
    undoArchived:
      "The channel has already been closed, so the mentoring can no longer be reopened. If you want to continue, a coordinator can create the pair again.",
    undoReplaced:
      "There is already a new pair in place of this one. The mentoring can no longer be reopened. Type /mentoring to see your own pairs.",
    undoGone:
      "The mentor or the mentee is no longer in Slack, so the mentoring cannot be reopened. A coordinator can create a new pair.",
  },
  trouble: {
    over: "{{mentor}} and {{actor}}: the mentoring has ended.",
    rename:
      "Slack did not let me rename the channel: {{channel}}. The name shows first names. An admin of the workspace can change it.",
    archive:
      "Slack did not let me archive the channel: {{channel}}. Ask the pair or an admin of the workspace to archive it.",
  },
};
