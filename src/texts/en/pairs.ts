import type { Same } from "../catalogue.ts";
import type { pairs as fi } from "../fi/pairs.ts";

export const pairs: Same<typeof fi> = {
  title: "New pair",
  submit: "Create pair",
  seenBy: "The mentor, the mentee and the coordinators see the information about the pair.",
  form: {
    actor: "Mentee",
    mentor: "Mentor",
    coordinator: "Responsible coordinator",
    day: "First meeting: day",
    time: "First meeting: time",
    place: "First meeting: place",
    language: "Language of the channel",
    consent: "Consent",
    consentTick: "Both have agreed",
  },
  language: { fi: "Finnish", selko: "easy Finnish", sv: "Swedish", en: "English" },
  consentHint: "If you do not tick this, I will ask both. The channel will open when both have said yes.",
  carried: "These details are from the previous pair. Check them. Have these two agreed too?",
  made: "New pair: {{mentor}} and {{actor}}. The channel will open in a moment, and you will be invited.",
  invited: "I will send the invitations: {{mentor}} and {{actor}}. The channel will open when both have said yes.",
  wrong: {
    nobody: "This person is not in this workspace. Choose another person.",
    bot: "{{name}} is a bot. Choose a person.",
    stranger: "{{name}} is from another workspace. Ask this person to join this workspace first.",
    deactivated: "{{name}} is no longer in this workspace. Choose another person.",
    guest:
      "{{name}} is a guest. Slack usually does not let me invite a guest to a channel. If you still want to continue, send the form again.",
    samePerson: "The same person cannot be both mentor and mentee. Choose two different people.",
    noCoordinator:
      "The person responsible for the pair has to be a coordinator. You can choose coordinators under “Settings”.",
    coordinatorInPair: "The responsible coordinator cannot be in the pair. Choose another coordinator.",
    exists: "This pair already exists. You can find it on Home.",
    invited:
      "They have already been invited. Press “Find a pair” on Home and then “Show the pair”. There you can remind them, cancel the invitation or record that both have agreed.",
    resting: "{{name}} takes no new pairs now. If this mentor has agreed all the same, send the form again.",
    full: "{{name}}: the number of pairs is now {{taken}}, and at most {{most}} at a time. If this mentor has agreed all the same, send the form again.",
    untrained:
      "{{name}} has not completed the training that the programme requires. Mark the training under “People” or choose another mentor.",
    past: "That day has already passed. Choose today or a later day.",
    noSuchTime: "There is no such time on that day, because the clocks change. Choose another time.",
  },
  notCoordinator: "A coordinator creates the pairs. If you would like to be a mentor or a mentee, type /mentoring.",
  notSetUp: "Auroras mentoring has not been set up yet. A workspace admin can set it up on Home in the Auroras app.",
  notOpen: "This mentoring is not active now, so you cannot do this. Type /mentoring to see what you can do.",
  notYours: "This belongs to another pair. Type /mentoring to see your own pairs.",
  invitation: {
    mentor: "Hello. {{inviter}} from the Auroras network suggests that you become the mentor of {{other}}.",
    actor: "Hello. {{inviter}} from the Auroras network suggests a mentor for you: {{other}}.",
    field: "Field ({{other}}): {{field}}",
    what: "*What is mentoring?* The two of you meet about 2 times a month, 6–8 times in total. It takes about 3–4 months. You talk about what work the mentee would like and how to look for work. A coordinator of the network is at the first meeting.",
    whatNumber:
      "*What is mentoring?* The two of you meet. The number of meetings is about {{number}}. You talk about what work the mentee would like and how to look for work. A coordinator of the network is at the first meeting.",
    stored:
      "*What does the bot store?* Your name, the times of the meetings and the forms you fill in. The two of you and the coordinators see the form for the first meeting. Only the two of you see the checklists. The network deletes the texts {{months}} months after the mentoring has ended.",
    yes: "Yes, I will start",
    no: "Not now",
    takeBack: "Take back my answer",
    mayTakeBack: "You can take back your answer until the channel opens. I only tell the coordinator.",
    tooLate:
      "You can no longer take back your answer. The channel is already open, or it is opening right now. If you do not want to go on, press “I need support”.",
    saidYes: "You answered “Yes, I will start”. The channel will open when everything is ready.",
    opened: "You answered “Yes, I will start”. The channel has been opened.",
    saidNo: "You answered “Not now”. Thank you for telling us.",
    over: "This invitation is no longer valid. A coordinator will tell you more.",
    kickoffLater: "The day of the first meeting is still open. A coordinator will tell you.",
    agreed:
      "You are starting. A coordinator told me that you agreed. If you do not want to start, press “I need support”.",
    ended: "The invitation to mentoring is no longer valid: you and {{other}}. A coordinator will tell you more.",
    reminder: "You have an invitation to mentoring: you and {{other}}. Would you like to start?",
  },
  inviting: {
    answered: "{{name}} has answered “Yes, I will start”.",
    notAnswered: "{{name}} has not answered yet.",
    remindedAt: "I last sent a reminder on {{when}}.",
    remind: "Remind",
    reminded: "I will remind once more: {{names}}.",
    remindedAlready: "I sent no reminder, because I last sent one on {{when}}. I can remind once a day.",
    nobodyToRemind: "There is nobody I can remind now.",
    consent: "Both have agreed",
    consentTitle: "Have both agreed?",
    consentText: "I will open their channel at once. I will store that you told me they agreed, and when.",
    consentYes: "Open the channel",
    consented: "I have stored that both have agreed. The channel will open in a moment.",
    cancel: "Cancel the invitation",
    cancelTitle: "Cancel the invitation?",
    cancelText: "I will tell both only that the invitation is no longer valid. You can invite them again later.",
    cancelled: "The invitation is cancelled. I told both only that it is no longer valid.",
    over: "The invitation is no longer waiting for an answer. Here you see how things are now.",
    unanswered:
      "The invitation has not been answered for a week: {{mentor}} and {{actor}}. I will not remind them again. See what you can do.",
    kickoffPassed:
      "The time of the first meeting has passed, but the channel was not open yet: {{mentor}} and {{actor}}. Arrange a new time with them.",
  },
  takenBack:
    "{{name}} took back the answer “Yes, I will start”. The channel does not open. I only told the other person ({{other}}) that the invitation is no longer valid.",
  refused:
    "{{name}} answered the invitation “Not now”. The channel will not open. I told the other person ({{other}}) only that the invitation is no longer valid.",
  notice: {
    what: "This bot helps with mentoring. It stores your name, the times and places of your meetings, the forms and your answers.",
    who: "The mentor, the mentee and the coordinators see the form for the first meeting. Only the mentor and the mentee see the checklists and the tasks. During the mentoring, the coordinators see how many times you have met and when you last met. They also see if a checklist or the next time is missing. When the mentoring ends, they see the themes, the outcome and your feedback to the network.",
    mail: "If you want, the times of your meetings also come by e-mail. Then the bot stores your address. Only you see it.",
    long: "The network deletes the texts {{months}} months after the mentoring has ended. You can read, download and delete your own information at any time. Open the bot's Home and press “My information”.",
    slack:
      "Messages you write in Slack yourself stay in Slack. Do not write a personal identity code or anything about health here.",
    link: "The network's privacy notice",
  },
  topic: "Mentoring: {{mentor}} and {{actor}}",
  welcome: {
    hello: "Welcome, {{mentor}} and {{actor}}. This is your own channel.",
    who: "{{mentor}} is the mentor. {{actor}} is the mentee.",
    coordinator: "{{coordinator}} is a coordinator of the network and will be at the first meeting.",
    kickoff: "*First meeting:* {{when}}",
    next: "At the first meeting you fill in a form together. After that the coordinator leaves the channel, and it is yours alone.",
    support: "If you need help, press “I need support”. Only the coordinators see it.",
    form: "Fill in the first-meeting form",
    agree: "Arrange a meeting",
    help: "I need support",
  },
  trouble: {
    notInvited: "I could not invite this person to the channel: {{name}}.",
    guest:
      "Slack does not let me invite a guest. Ask an admin of the workspace to add this person to the channel. The admin can also make this person a member.",
    unknown: "Slack no longer knows this person.",
    notReached: "The invitation did not arrive: {{name}}.",
    tellYourself:
      "Slack does not let me write to this person. Please tell them about the invitation yourself. They can answer it on my Home.",
    elsewhere: "This person does not belong to this workspace. Ask an admin of the workspace to add them.",
    noPosting:
      "I cannot write in the pair's channel ({{mentor}} and {{actor}}), because Slack does not allow it. Ask an admin of the workspace to let the Auroras app write there. I will try again every 6 hours.",
    deactivated: "This person is no longer in this workspace.",
    forbidden: "Slack did not allow the invitation. Ask an admin of the workspace to let me invite people to channels.",
    again: "Try again",
    tryingAgain: "I am trying again. If it does not work, I will tell you.",
    left: "You are no longer in the channel with {{other}}. If you left by mistake, press “Return to the channel”.",
    return: "Return to the channel",
    returning: "You will get an invitation to the channel.",
    botRemoved:
      "I am no longer in your channel ({{other}}). If you would like me to help again, open the channel and type: /invite @auroras",
    archived: "Your channel has been closed ({{mentor}} and {{actor}}). I can open a new channel for you.",
    archivedOf: "The pair's channel has been closed ({{mentor}} and {{actor}}). I can open a new channel for them.",
    newChannel: "Open a new channel",
    isThere: "Your channel is open: {{channel}}",
    opening: "The new channel will open in a moment.",
    outsider:
      "{{who}} has come to this channel and does not belong to the pair. I will not write the times of meetings here while this person is here.",
    outsiderGone: "{{who}} was in this channel and does not belong to the pair. This person is not here now.",
    public:
      "Your channel is now public ({{mentor}} and {{actor}}). Everybody in the workspace can read it. I will no longer write times, places or tasks there. I can open a new private channel for you.",
    publicOf:
      "The pair's channel is now public ({{mentor}} and {{actor}}). Everybody in the workspace can read it. I will no longer write times, places or tasks there. I can open a new private channel for them.",
    shared:
      "Your channel is now shared with another organisation ({{mentor}} and {{actor}}). People there can read it too. I will no longer write times, places or tasks there. I can open a new private channel for you.",
    sharedOf:
      "The pair's channel is now shared with another organisation ({{mentor}} and {{actor}}). People there can read it too. I will no longer write times, places or tasks there. I can open a new private channel for them.",
    deleted: "Your channel has been deleted ({{mentor}} and {{actor}}). I can open a new channel for you.",
    deletedOf: "The pair's channel has been deleted ({{mentor}} and {{actor}}). I can open a new channel for them.",
    unseen:
      "I no longer see your channel ({{mentor}} and {{actor}}). Is the channel still there? Then type in the channel: @auroras. Slack asks if you want to add me. If the channel is gone, I can open a new one for you.",
    unseenOf:
      "I no longer see the pair's channel ({{mentor}} and {{actor}}). I have told them. If the channel is gone, I can open a new one for them.",
    workerInside:
      "A coordinator is in this channel: {{who}}. While the coordinator is here, I will not write times, places or tasks here.",
    workerLeft: "The coordinator has left the channel.",
    own: "The channel is yours alone again.",
    back: "{{other}} is back in Slack. If they are not in your channel, I invite them there again.",
    gone: "{{other}} is no longer in Slack. A coordinator will contact you.",
  },
  about: "{{mentor}} and {{actor}}",
  back: "Back",
  pause: {
    button: "Start a break",
    end: "End the break",
    title: "Break",
    until: "When will they continue?",
    seenBy: "The mentor, the mentee and the coordinators see the break.",
    what: "I will tell them about the break in their channel. If they have arranged a meeting, it stays as it is.",
    done: "The break has started. They will continue on {{day}}.",
    ended: "The break is over. I told them in their channel.",
  },
  number: {
    button: "Change the number of meetings",
    title: "Number of meetings",
    seenBy: "The mentor, the mentee and the coordinators see the number.",
    changedMeanwhile:
      "The number has changed in the meantime. Now it is {{number}}. If you still want to change it, save again.",
    changed: "The planned number of meetings is now {{number}}.",
    done: "The planned number is now {{number}}. I told them in their channel.",
  },
  handOver: {
    button: "Change coordinator",
    title: "Change coordinator",
    submit: "Change",
    to: "Who is responsible for the pair?",
    seenBy: "The mentor, the mentee and the coordinators see who is responsible for the pair.",
    now: "Responsible now: {{name}}",
    changedMeanwhile:
      "The pair has got another coordinator in the meantime. Responsible now: {{name}}. If you still want to change the coordinator, choose again.",
    what: "I will tell the new coordinator. I will tell the mentor and the mentee in their channel.",
    nobody: "There is no other coordinator who can take the pair. You can add coordinators under “Settings”.",
    done: "{{name}} is now responsible.",
    line: "Your coordinator is now {{name}}.",
    toYou: "You are now responsible for this pair: {{mentor}} and {{actor}}. {{by}} made the change.",
    fromYou:
      "You are no longer responsible for this pair: {{mentor}} and {{actor}}. {{name}} is now responsible. {{by}} made the change.",
    requests: "Messages to the coordinators: {{number}}",
    pleaseLeave:
      "You are no longer responsible for this pair: {{mentor}} and {{actor}}. Slack does not let me remove you from their channel. Open the channel and type /leave.",
  },
  replace: {
    button: "Change mentor",
    title: "Change mentor",
    submit: "Change",
    pair: "Which pair is it?",
    pairOption: "{{actor}} (mentor now: {{mentor}})",
    before:
      "The new pair gets a new channel. The new mentor does not see the old checklists. The mentoring of the old pair ends, and I will tell both.",
    noPairs: "You have no active pairs now.",
    sameMentor: "The pair already has this mentor. Choose another mentor.",
  },
};
