import type { Same } from "../catalogue.ts";
import type { setup as fi } from "../fi/setup.ts";

export const setup: Same<typeof fi> = {
  start: "Start using",
  settings: "Settings",
  form: {
    coordinators: "Coordinators",
    coordinatorsHint: "They create pairs and get requests for support and summaries.",
    coordinatorsChannel: "Coordinators' channel",
    channelHint:
      "Leave this empty and I will make a private channel. If you choose a channel of your own, invite me there first.",
    peerChannel: "Peer support channel",
    peerOrganisers: "Peer support organisers",
    peerOrganisersHint: "Volunteers who organise mentors' own meetings.",
    language: "Language",
    languageHint: "The language I use in the coordinators' and mentors' channels.",
    plannedNumber: "Number of meetings",
    plannedNumberHint: "6–8",
    hoursFrom: "I send messages from",
    hoursHint: "Messages that I start myself go out between these times.",
    hoursUntil: "Until",
    reminderHours: "Meeting reminder (hours before)",
    goodbyeDays: "I close the pair's channel (days after the end)",
    backupDays: "I keep backups (days)",
    backupDaysHint: "I make a backup every night. At most 14 days.",
    textsMonths: "I delete the texts (months after the pair has ended)",
    textsMonthsHint: "Everybody is told this time at the beginning. If you make it longer, tell them.",
    profilesMonths: "I delete the profile (months without a pair)",
    auditMonths: "I delete the rows of the event log (after so many months)",
    privacyNoticeUrl: "Link to the privacy notice",
    privacyNoticeUrlHint: "The address starts with https://",
  },
  seenBy: "Coordinators see these settings.",
  isBot: "{{name}} is a bot. Choose a person.",
  isDeactivated: "{{name}} is no longer in this workspace. Remove this choice.",
  isStranger: "{{name}} is from another workspace. Choose a member of this workspace.",
  isGuest: "{{name}} is a guest. Choose a full member of the workspace.",
  unknownPerson: "Slack does not find everyone you chose. Choose again.",
  channelOfPair: "This is a pair's own channel. Choose another one.",
  channelNotPrivate: "This channel is public. Choose a private channel.",
  channelShared: "This channel is shared with another workspace. Choose another one.",
  channelArchived: "This channel is archived. Choose another one.",
  inviteBot: "I am not in this channel. Type /invite @auroras there and save again.",
  sameChannel: "Choose another channel than the coordinators'.",
  hoursOrder: "This time has to be later than the start time.",
  notHttps: "Write the whole address. It starts with https://",
  changedMeanwhile: "{{name}} changed the settings on {{when}}. Your answers are here. Check them and save again.",
  stored: "Saved now: {{value}}",
  doneFirst:
    "Auroras mentoring is now in use. I am making the channels and inviting the people you chose. When you want to create a pair, open Home and press “New pair”.",
  done: "The settings have been saved.",
  tookOver_one: "You are now responsible for 1 pair of the coordinator you removed. You see it on Home.",
  tookOver_other: "You are now responsible for {{count}} pairs of the coordinator you removed. You see them on Home.",
  onlyAdmin: "An admin of the workspace can start Auroras mentoring. Ask an admin to open this Home page.",
  onlyCoordinators: "Only coordinators can change the settings. Ask one of them.",
  notYet: "Auroras mentoring is not in use yet. An admin of the workspace can start it on Home in the Auroras app.",
  coordinatorsWelcome:
    "This is the coordinators' channel. Here I tell about requests for support and finished pairs. Invite only coordinators here, because everybody in the channel sees this.",
  peersWelcome:
    "This is the mentors' peer support channel. Here you can share experiences and ideas with other mentors. Here I tell about mentors' meetings.",
  which: { coordinators: "the coordinators' channel", peers: "the peer support channel" },
  noChannel:
    "I could not make a new channel ({{which}}), because Slack does not let me make channels. Make a private channel yourself, type /invite @auroras there and choose the channel in the settings.",
  notInvited:
    "{{name}} is not in yet ({{which}}). Slack does not let me send the invitation. Please invite here: {{channel}}",
  botNotIn:
    "I cannot get into a channel ({{which}}). Type /invite @auroras there or choose another channel in the settings.",
  archived: "A channel is archived ({{which}}) and I cannot write there. Choose another channel in the settings.",
  notRemoved:
    "{{name}} is no longer a coordinator, but Slack does not let me remove anyone from the channel. Please do it yourself: {{channel}}",
  outsider: {
    coordinators:
      "{{who}} came to this channel and is not a coordinator of the network. I tell about pairs here. If this person does not belong here, remove this person from the channel.",
    peers:
      "{{who}} came to this channel and is not a mentor. If this person does not belong here, a coordinator can remove this person from the channel.",
  },
};
