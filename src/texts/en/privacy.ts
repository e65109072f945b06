import type { Same } from "../catalogue.ts";
import type { privacy as fi } from "../fi/privacy.ts";

export const privacy: Same<typeof fi> = {
  seenBy: "Only you see this page. The coordinators see your profile.",
  stored: {
    title: "What is stored about you?",
    person: "your name, your language and your Slack id",
    pairs_one: "{{count}} pair",
    pairs_other: "{{count}} pairs",
    meetings_one: "{{count}} meeting",
    meetings_other: "{{count}} meetings",
    forms_one: "{{count}} form or checklist",
    forms_other: "{{count}} forms and checklists",
    followUps_one: "{{count}} answer on how a meeting was",
    followUps_other: "{{count}} answers on how meetings were",
    requests_one: "{{count}} message to the coordinators",
    requests_other: "{{count}} messages to the coordinators",
    feedback_one: "{{count}} piece of feedback to the network",
    feedback_other: "{{count}} pieces of feedback to the network",
    peerAnswers_one: "{{count}} answer to an invitation to the mentors’ meeting",
    peerAnswers_other: "{{count}} answers to invitations to the mentors’ meetings",
    howLong:
      "I delete the texts {{texts}} months after the mentoring has ended. I delete the profile when you have been without a pair for {{profiles}} months. I delete who has looked after {{audit}} months.",
  },
  consents: {
    title: "Your consents",
    notice: "On {{date}} I told you what I store and who sees it.",
    ticked: "{{other}}: on {{date}} {{by}} noted that you have both agreed.",
    yes: "{{other}}: on {{date}} you answered the invitation “Yes, I will start”.",
    no: "{{other}}: on {{date}} you answered the invitation “Not now”.",
    contact: "On {{date}} you allowed your contact details to be given to the peer support organisers.",
    contactOver: "The permission to give your contact details to the peer support organisers ended on {{date}}.",
    shared: "On {{date}} you shared your answer with your mentor. You can take it back on Home while the pair is open.",
    none: "You have no consents yet.",
    more: "The rest is in the file that you can download.",
    withdraw: "Contact permission",
  },
  looks: {
    title: "Who has looked?",
    none: "Nobody else has looked at your pair’s forms or at your data.",
    all: "Show all views",
    line: "{{when}}: {{name}}, {{what}}",
    linePair: "{{when}}: {{name}}, {{what}} ({{mentor}} and {{actor}})",
    lineAbout: "{{when}}: {{name}}, {{what}} ({{about}})",
    unknown: "Unknown",
    what: {
      kickoff: "first meeting form",
      log: "meeting checklist",
      followUp: "mentee’s answer",
      support: "message to the coordinators",
      feedback: "feedback to the network",
      contact: "contact details",
      ownData: "download of own data",
      report: "report",
      profile: "profile",
      matching: "suggested pairs",
      other: "other data",
    },
    staffTitle: "Event log",
    staffSeenBy:
      "The coordinators see this. It shows what coordinators have opened or downloaded, never what was in it.",
    ownSeenBy: "Only you see this. It shows who else has opened your pair’s forms or your data.",
    empty: "There are no events.",
    newer: "Newer",
    older: "Older",
    notYours: "Only coordinators can open the event log. To see your own data, press “My information”.",
  },
  download: "Download my data",
  downloading: "I am sending the file to you as a direct message.",
  downloadingAlready: "The file is already on its way to you as a direct message.",
  file: {
    title: "Your data",
    comment:
      "This file has everything that I have stored about you and that you may see. The file is now in Slack. When you have saved it for yourself, delete it here.",
  },
  erase: {
    button: "Erase my data",
    seenBy: "Only you see this.",
    goes: "*What do I delete?* Your name, your contact details, your profile and everything you have written to me. I also delete the messages that I have sent you.",
    goesActor:
      "Where you are the mentee, I also delete the pair’s forms, checklists and tasks completely. Your mentor loses them too.",
    goesMentor: "Where you are the mentor, the mentee keeps her own answers and her own tasks.",
    stays:
      "*What stays?* That there was a pair, and numbers without your name: how many meetings there were, which themes you talked about, how the mentoring ended and which ratings were given. Messages that you wrote in Slack yourself stay in Slack. Your first name may still show in other people’s old messages. Your data disappears from the backups within {{days}} days.",
    openPairs_one:
      "*You have {{count}} pair under way.* The mentoring ends at once, and I close the channel. I only tell the other that you are no longer taking part.",
    openPairs_other:
      "*You have {{count}} pairs under way.* The mentoring ends at once, and I close the channels. I only tell the others that you are no longer taking part.",
    coordinator: "You are a coordinator. Another coordinator takes over your pairs.",
    noReturn: "This cannot be undone. If you want to keep your data, download it first.",
    sure: "Do you want to erase your data?",
    yes: "Yes, erase my data. I understand that this cannot be undone.",
    submit: "Erase",
    last: "You are the only coordinator who can look after your pairs. Add another coordinator first: press “Settings”.",
    begun:
      "I am erasing your data now. It takes a few minutes. You get a message when it is done. After that I do not remember you.",
    already: "I am already erasing your data. You get a message when it is done.",
    done: "Your data has been erased. This is my last message to you. Messages that you wrote yourself are still in Slack. If you would like to take part again one day, open Home and sign up.",
    home: "Your data has been erased. If you would like to take part again, open this page once more and sign up.",
    pairEnded:
      "The mentoring has ended, because the other person is no longer taking part. Your channel is being closed now. Thank you for taking part. If you would like to go on with another pair, a coordinator helps you.",
    pairOver:
      "A pair has ended, because one of the two erased their data: {{mentor}} (mentor) and {{actor}} (mentee). I told the other that the mentoring has ended. Ask whether the other would like a new pair.",
    goodbye:
      "The mentoring has ended. I am closing this channel now and deleting my messages. Thank you for taking part.",
  },
  textsDeleted: "The texts were deleted on {{date}}.",
  textsPartly: "Some of the texts have been deleted.",
  tooLate: "The texts of this pair have been deleted, so this can no longer be saved or changed.",
};
