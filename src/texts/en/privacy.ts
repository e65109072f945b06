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
    followUps_one: "{{count}} answer to the question how a meeting went",
    followUps_other: "{{count}} answers to the question how a meeting went",
    goals_one: "{{count}} goal",
    goals_other: "{{count}} goals",
    certificates_one: "{{count}} certificate",
    certificates_other: "{{count}} certificates",
    midWay_one: "{{count}} answer from halfway",
    midWay_other: "{{count}} answers from halfway",
    requests_one: "{{count}} message to the coordinators",
    requests_other: "{{count}} messages to the coordinators",
    feedback_one: "{{count}} feedback form to the network",
    feedback_other: "{{count}} feedback forms to the network",
    peerAnswers_one: "{{count}} answer to an invitation to a peer support meeting",
    peerAnswers_other: "{{count}} answers to invitations to peer support meetings",
    groups_one: "{{count}} group",
    groups_other: "{{count}} groups",
    howLong:
      "I delete the texts {{texts}} months after the mentoring has ended. I delete the profile when you have been without a pair for {{profiles}} months. I keep a record of who has looked at your information. I delete it after {{audit}} months.",
  },
  consents: {
    title: "Your consents",
    notice: "On {{date}} I told you what I store and who sees it.",
    ticked: "{{other}}: on {{date}} {{by}} noted that you have both given your consent.",
    yes: "{{other}}: on {{date}} you answered the invitation “Yes, I will start”.",
    no: "{{other}}: on {{date}} you answered the invitation “Not now”.",
    contact: "On {{date}} you gave your consent: the peer support organisers get your contact details.",
    contactOver: "Your consent ended on {{date}}. The peer support organisers no longer see your contact details.",
    midWay:
      "The network's coordinators see your answer from halfway. You decided so on {{date}}. You can take it back in the message: press “Stop showing”.",
    shared:
      "On {{date}} you shared your answer with your mentor. You can take it back on Home while the mentoring is active.",
    none: "You have not given any consent yet.",
    more: "The rest is in the file that you can download.",
    withdraw: "Change consent",
  },
  looks: {
    title: "Who has looked?",
    none: "Nobody else has looked at your pair's forms or at your information.",
    all: "Show everybody who has looked",
    line: "{{when}}: {{name}}, {{what}}",
    linePair: "{{when}}: {{name}}, {{what}} ({{mentor}} and {{actor}})",
    lineAbout: "{{when}}: {{name}}, {{what}} ({{about}})",
    unknown: "Unknown",
    what: {
      kickoff: "the form for the first meeting",
      log: "meeting checklist",
      followUp: "mentee's answer",
      midWay: "answer from halfway",
      certificate: "certificate",
      support: "message to the coordinators",
      feedback: "feedback to the network",
      contact: "contact details",
      ownData: "download of own information",
      report: "report",
      profile: "profile",
      matching: "suggested pairs",
      group: "a group's feedback and wishes",
      other: "other information",
    },
    staffTitle: "Event log",
    staffSeenBy:
      "The coordinators see this. It shows what coordinators have opened or downloaded. It does not show what was in it.",
    ownSeenBy: "Only you see this. It shows who else has opened your pair's forms or your information.",
    empty: "There are no events.",
    newer: "Newer",
    older: "Older",
    notYours: "Only coordinators can open the event log. To see your own information, press “My information”.",
  },
  download: "Download my information",
  downloading: "I am sending the file to you as a direct message.",
  downloadingAlready: "The file is already on its way to you as a direct message.",
  file: {
    title: "Your information",
    comment:
      "This file has everything that I have stored about you and that you may see. The file is now in Slack. When you have saved it on your own device, delete it here.",
  },
  erase: {
    button: "Delete my information",
    seenBy: "Only you see this.",
    goes: "*What do I delete?* Your name, your contact details, your profile and everything you have written to me. I also delete the messages that I have sent you.",
    goesActor:
      "Where you are the mentee, I also delete the pair's forms, checklists and tasks completely. Your mentor can no longer see them.",
    goesMentor:
      "Where you are the mentor, the mentee's own answers and own tasks stay. The network keeps, without your name, how you wanted to continue.",
    stays:
      "*What stays?* The fact that there was a pair, and numbers without your name. They show how many times you met, and when. They also show the themes, how the mentoring ended and which ratings you gave. If you asked for support, that fact stays, without the text. Messages that you wrote in Slack yourself stay in Slack. You may still see your first name in other people's old messages.",
    backups_one: "Your information disappears from the backups within {{count}} day.",
    backups_other: "Your information disappears from the backups within {{count}} days.",
    openPairs_one:
      "*You have {{count}} active pair.* The mentoring ends at once, and I close the channel. I tell the other person only that you are no longer taking part.",
    openPairs_other:
      "*You have {{count}} active pairs.* The mentoring ends at once, and I close the channels. I tell the other people only that you are no longer taking part.",
    coordinator: "You are a coordinator. Another coordinator will be responsible for your pairs.",
    noReturn: "You cannot undo this. If you want to keep your information, download it first.",
    sure: "Do you want to delete your information?",
    yes: "Yes, delete my information. I understand that I cannot undo this.",
    submit: "Delete",
    last: "You are the only coordinator who can be responsible for your pairs. Add another coordinator first: press “Settings”.",
    begun:
      "I am deleting your information now. It takes a few minutes. You will get a message when it is done. After that I have no information about you.",
    already: "I am already deleting your information. You will get a message when it is done.",
    done: "Your information has been deleted. This is my last message to you. Messages that you wrote yourself are still in Slack. If you would like to take part again later, open Home and register.",
    home: "Your information has been deleted. If you would like to take part again, open this page again and register.",
    pairEnded:
      "The mentoring has ended, because one of you is no longer taking part. I am closing your channel now. Thank you for taking part. If you would like to continue in a new pair, a coordinator will help you.",
    pairOver:
      "A mentoring has ended, because one of the two deleted their information: {{mentor}} (mentor) and {{actor}} (mentee). I told the other person that the mentoring has ended. Ask if this person would like a new pair.",
    goodbye:
      "The mentoring has ended. I am closing this channel now and deleting my messages. Thank you for taking part.",
  },
  textsDeleted: "The texts were deleted on {{date}}.",
  textsPartly: "Some of the texts have been deleted.",
  tooLate: "The texts of this pair have been deleted, so this can no longer be saved or changed.",
};
