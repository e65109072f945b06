import type { Same } from "../catalogue.ts";
import type { mail as fi } from "../fi/mail.ts";

export const mail: Same<typeof fi> = {
  title: "E-mail",
  button: "E-mail",
  seenBy: "Only you see your address. The coordinators see whether you have an address.",
  codeSeenBy: "Only you see this.",
  form: {
    choice: "What do you want to get by e-mail?",
    address: "E-mail address",
    addressHint: "For example amina@example.org",
    code: "Code",
    codeHint: "The code has six digits.",
  },
  choice: {
    none: "Nothing",
    meetings: "Meetings",
    all: "Meetings and announcements",
  },
  state: {
    none: "You get no e-mail.",
    meetings: "Meetings come by e-mail: {{address}}",
    all: "Meetings and announcements come by e-mail: {{address}}",
    unconfirmed: "The address is not confirmed yet: {{address}}",
    broken: "E-mail does not arrive: {{address}}",
  },
  codeTitle: "Confirm the address",
  codeSent:
    "I sent a code to {{address}}. It may take a while to arrive. Look in your spam folder too. The code is valid for 24 hours.",
  codeOpen: "Enter the code",
  codeAgain: "Send a new code",
  confirm: "Confirm",
  confirmed: "The address is confirmed. E-mail now comes to {{address}}.",
  saved: "I have saved your choice.",
  stopped: "You get no more e-mail. I have deleted your address.",
  wrong: {
    needed: "Write your e-mail address.",
    address: "Check the address. It has an @ and a dot after it.",
    code: "The code is wrong. Look it up in the newest message.",
    void: "This code is no longer valid. Press “Send a new code”.",
    tooMany: "I have already sent you 3 codes. Try again tomorrow.",
  },
  off: "E-mail is not in use.",
  letter: {
    hello: "Hello {{name}}",
    code: {
      subject: "Confirm your e-mail address",
      says: "Your code is {{code}}.",
      how: "Enter the code in Slack. It is valid for 24 hours.",
      notYou: "Did you not ask for a code? Then do nothing. No more messages will come to this address.",
    },
    meeting: {
      subject: "Meeting on {{when}}",
      movedSubject: "The meeting has a new time: {{when}}",
      offSubject: "The meeting is cancelled: {{when}}",
      reminderSubject: "Reminder: meeting on {{when}}",
      agreed: "A meeting is arranged: you and {{name}}.",
      moved: "The meeting has a new time: you and {{name}}.",
      kickoff: "The first meeting is arranged: you, {{name}} and {{coordinator}}.",
      kickoffMoved: "The first meeting has a new time: you, {{name}} and {{coordinator}}.",
      off: "The meeting is cancelled: you and {{name}}.",
      cannot:
        "If you cannot come, say so in Slack: press “I can't make it”. An answer in your calendar reaches nobody.",
      cannotElsewhere: "If you cannot come, tell your mentor. An answer in your calendar reaches nobody.",
    },
    from: "This message was sent by Auroras mentoring. You cannot reply to it.",
    stop: "To stop e-mail, open “My information” in Slack and press “E-mail”.",
    stopElsewhere: "To stop e-mail, tell a coordinator.",
  },
};
