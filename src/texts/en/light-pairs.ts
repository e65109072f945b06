import type { Same } from "../catalogue.ts";
import type { lightPairs as fi } from "../fi/light-pairs.ts";

export const lightPairs: Same<typeof fi> = {
  title: "Light pair",
  marked: "{{pair}} (light pair)",
  open: "The mentee has no Slack",
  seenBy: "The mentor and the coordinators see the pair's details. Only the coordinators see the email address.",
  what: "The mentee does not see the channel, and the bot does not write to her. The mentor fills in the forms and tells her the times.",
  form: {
    actor: "The mentee's name",
    email: "The mentee's email",
    emailHint: "If she joins Slack later, I recognise her by this address.",
    actorLanguage: "The mentee's language",
    consentWay: "How did the mentee agree?",
    consentOn: "When did the mentee agree?",
    consentTick: "The mentor has agreed too",
  },
  consentWay: { spoken: "by word of mouth", written: "on paper", message: "in a message" },
  wrong: {
    email: "This is not an email address. Check it, or leave the field empty.",
    consentLater: "This day is in the future. Enter the day on which the mentee agreed.",
    hasPair: "She is in a pair already. You find it on the front page (Home).",
    gone: "This person is no longer in the list. Start again from “New pair”.",
  },
  made: "New light pair: {{mentor}} and {{actor}}. The channel opens in a moment, and you are invited to it.",
  invited: "I am sending the mentor an invitation: {{mentor}}. The channel opens when the mentor has said yes.",
  handOver: "Give this text to the mentee ({{actor}}) on paper or as a message:",
  notice: {
    hello:
      "Hello, {{actor}}. You have a mentor now: {{mentor}}. {{coordinator}} from the Auroras network supports the two of you.",
    what: "The network's bot helps your mentor. It stores your name and the times and places of the meetings. It also stores the forms that the mentor fills in with you.",
    who: "The mentor and the coordinators see the form for the first meeting. Only the mentor sees the meeting checklists and the tasks.",
    long: "The network deletes the texts {{months}} months after the mentoring has ended.",
    rights: "You can ask a coordinator to delete your data. You can also stop at any time.",
  },
  noticeButton: "Show the text for the mentee",
  hello: "Welcome, {{mentor}}. This is the channel for you and your mentee: {{actor}}.",
  next: "The mentor fills in the form at the first meeting together with the mentee. Then the coordinator leaves, and only the mentor and the bot stay.",
  welcome:
    "{{actor}} is not in Slack. The mentor tells the mentee the times and fills in the forms. I help the mentor: I say here what the mentee needs to be told.",
  ownChannel: "The coordinator has left the channel. Now only you and I are here.",
  cancelled: {
    later: "The meeting on {{when}} is cancelled.",
    laterHidden: "The meeting is cancelled.",
    kickoff: "The first meeting on {{when}} is cancelled. {{coordinator}} arranges a new time.",
    kickoffHidden: "The first meeting is cancelled. {{coordinator}} arranges a new time.",
  },
  join: {
    hello:
      "Hello. You are in Slack now. A coordinator has noted that you are a mentee. Your mentor is {{mentor}}. Is that right?",
    what: "*If you say yes:* I invite you to the pair's channel. From then on I write to you too. You see the meetings, forms, checklists and tasks.",
    stored:
      "*What is stored already?* Your name and the times of the meetings. Also the forms that the mentor has filled in with you. The mentor and the coordinators see the form for the first meeting. Only the mentor sees the checklists.",
    otherwise: "*If you say no:* nothing changes. The mentor tells you the times as before.",
    yes: "Yes, join the pair",
    no: "No",
    saidYes: "You said yes. I am inviting you to the channel.",
    saidNo: "You said no. Nothing changes. If you change your mind, tell a coordinator.",
    over: "This can no longer be answered. Write /mentoring to see what you can do.",
    bothPaired:
      "I cannot add you to the pair, because you are in a pair with the same person already. Tell a coordinator.",
    joined:
      "{{actor}} is in Slack now and has joined the pair. I am inviting her to the channel. From now on I write to her myself.",
  },
  joining: {
    button: "The mentee is in Slack now",
    title: "Who is the mentee?",
    submit: "Ask her",
    person: "The mentee's Slack account",
    what: "I ask her whether she wants to join the pair. I link the two only when she says yes.",
    asked: "I asked the mentee on {{date}} whether she wants to join the pair in Slack.",
    declined: "The mentee said on {{date}} that she does not want to join the pair in Slack.",
    sent: "I am asking her. You see her answer under “Show the pair”.",
    nobody: "I cannot ask this account. Choose a person who is in this workspace.",
    inPair: "She is the mentor or a coordinator of this pair. Choose another person.",
    notLight: "The mentee is in Slack already. Open the pair again.",
  },
  consents: {
    named: "{{date}}: a coordinator noted that you agreed to the pair.",
    joined: "{{date}}: you answered that you join the pair in Slack.",
  },
  tell: {
    meeting: "*Tell the mentee:* the meeting is on {{when}}.",
    cancelled: "*Tell the mentee:* there is no meeting on {{when}}.",
    cancelledHidden: "*Tell the mentee:* the meeting is cancelled.",
    ended: "*Tell the mentee:* the mentoring has ended.",
    tasks: "*Tell the mentee* ({{actor}}) her tasks. You wrote them down on {{when}}.",
    tasksNext: "The next meeting is on {{when}}.",
  },
  consented: "{{actor}} agreed {{way}} on {{date}}. She is not in Slack.",
  notAsked: "not asked, because the mentee is not in Slack",
  goals: "{{actor}} is not in Slack. Mark for her which goals she has reached.",
};
