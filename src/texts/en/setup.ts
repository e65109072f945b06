import type { Same } from "../catalogue.ts";
import type { setup as fi } from "../fi/setup.ts";

export const setup: Same<typeof fi> = {
  start: "Set up",
  startEasy: "Ota käyttöön (selkosuomi)",
  settings: "Settings",
  form: {
    coordinators: "Coordinators",
    coordinatorsHint: "They create pairs and get requests for support and summaries.",
    coordinatorsChannel: "Coordinators' channel",
    channelHint:
      "If you leave this empty, I make a private channel. If you choose your own channel, invite me there first.",
    peerChannel: "Peer support channel",
    peerOrganisers: "Peer support organisers",
    peerOrganisersHint: "Volunteers who organise the mentors' own meetings.",
    language: "Language",
    languageHint: "I use this language in the coordinators' and the mentors' channels.",
    plannedNumber: "Number of meetings",
    plannedNumberHint: "6–8",
    hoursFrom: "Earliest time I send messages",
    hoursHint: "I send for example reminders between these times. I always answer at once when you do something.",
    hoursUntil: "Latest time I send messages",
    reminderHours: "I remind people of a meeting (hours before)",
    goodbyeDays: "I close the pair's channel (days after the mentoring has ended)",
    backupDays: "I keep backups (days)",
    backupDaysHint: "I make a backup every night. At most 14 days.",
    textsMonths: "I delete the texts (months after the mentoring has ended)",
    textsMonthsHint: "Everybody is told this time at the beginning. If you make it longer, tell them.",
    profilesMonths: "I delete the profile (months without a pair)",
    auditMonths: "I keep the event log (months)",
    keptYears: "I delete the rest too (years after the mentoring has ended)",
    keptYearsHint:
      "For example who was in a pair and when. The same goes for a group. After that they are not in the reports. Ask the funder how long the information must be kept.",
    privacyNoticeUrl: "Link to the privacy notice",
    privacyNoticeUrlHint: "The address starts with https://",
  },
  seenBy: "Coordinators see these settings.",
  isBot: "{{name}} is a bot. Choose a person.",
  isDeactivated: "{{name}} is no longer in this workspace. Remove this choice.",
  anotherCopy:
    "The Auroras bot is running in two places. This means that some of what you do can get lost. Ask the person who runs the bot to stop one of them.",
  isForgotten: "This person has had their information deleted. They can register again themselves on Home.",
  isStranger: "{{name}} is from another workspace. Choose a member of this workspace.",
  isGuest: "{{name}} is a guest. Choose a member of the workspace.",
  unknownPerson: "Slack cannot find all the people you chose. Choose again.",
  channelOfPair: "This is the own channel of a pair or a group. Choose another one.",
  channelNotPrivate: "This channel is public. Choose a private channel.",
  channelShared: "This channel is shared with another workspace. Choose another one.",
  channelArchived: "This channel is archived. Choose another one.",
  inviteBot: "I am not in this channel. Type /invite @auroras in the channel and save again.",
  sameChannel: "Choose a different channel from the coordinators' channel.",
  hoursOrder: "This time has to be later than the start time.",
  notHttps: "Write the whole address. It starts with https://",
  changedMeanwhile: "{{name}} changed the settings on {{when}}. Your answers are here. Check them and save again.",
  stored: "Saved now: {{value}}",
  doneFirst:
    "Auroras mentoring is now in use. I am making the channels and inviting the people you chose. When you want to create a pair, open Home and press “New pair”.",
  done: "The settings have been saved.",
  tookOver_one:
    "You are now responsible for 1 pair. Before, the coordinator you removed was responsible for it. You can see the pair on Home.",
  tookOver_other:
    "You are now responsible for {{count}} pairs. Before, the coordinator you removed was responsible for them. You can see the pairs on Home.",
  onlyAdmin:
    "Auroras mentoring has not been set up yet. A workspace admin can set it up. Ask an admin to open this Home page.",
  onlyCoordinators: "Only coordinators can change the settings. Ask a coordinator for help.",
  notYet: "Auroras mentoring has not been set up yet. A workspace admin can set it up on Home in the Auroras app.",
  coordinatorsWelcome:
    "This is the coordinators' channel. I post here when somebody asks for support and when a mentoring ends. Please invite only coordinators, because everybody in the channel sees this.",
  peersWelcome:
    "This is the mentors' peer support channel. Here you can share experiences and ideas with other mentors. I post here about the mentors' meetings.",
  which: { coordinators: "the coordinators' channel", peers: "the peer support channel" },
  noChannel:
    "I could not make a new channel ({{which}}), because Slack does not let me make channels. Make a private channel yourself and type /invite @auroras there. Then choose the channel under “Settings”.",
  notInvited:
    "{{name}} is not in the channel yet ({{which}}). Slack does not let me invite this person. Please invite them yourself: {{channel}}",
  botNotIn:
    "I am not in the channel ({{which}}). Type /invite @auroras in the channel or choose another channel under “Settings”.",
  archived: "The channel is archived ({{which}}) and I cannot write there. Choose another channel under “Settings”.",
  public:
    "The channel is now public ({{which}}). Everybody in the workspace can read it. I will no longer write about pairs or meetings there. Choose another, private channel under “Settings”. If you leave the field empty, I will make a new channel.",
  shared:
    "The channel is now shared with another organisation ({{which}}). I will no longer write about pairs or meetings there. Choose another, private channel under “Settings”. If you leave the field empty, I will make a new channel.",
  deleted:
    "The channel has been deleted ({{which}}). Choose another channel under “Settings”. If you leave the field empty, I will make a new channel.",
  unseen:
    "I no longer see the channel ({{which}}). If it is still there, type in the channel: @auroras. Slack asks if you want to add me. If not, choose another channel under “Settings”. If you leave the field empty, I will make a new channel.",
  noPosting:
    "I cannot write in the channel ({{which}}), because Slack does not allow it. Ask an admin of the workspace to let the Auroras app write there. Or choose another channel under “Settings”.",
  notKnown:
    "I do not know whether one of my messages arrived. The connection to Slack broke, and Slack does not let me look. I will not send the message again, so that nobody gets it twice. If this happens again, ask an admin of the workspace to check what the Auroras app may do.",
  noEditing:
    "Slack does not let me change a message that I have sent. An old message may show a time or a place that has changed since. On my Home the information is right. Ask an admin of the workspace to allow editing messages.",
  notRemoved:
    "{{name}} is no longer a coordinator, but Slack does not let me remove this person from the channel. Please remove them yourself: {{channel}}",
  outsiders: {
    coordinators:
      "There are people in this channel who are not coordinators: {{who}}. I post about pairs in this channel. If they do not belong here, remove them from the channel.",
    peers:
      "There are people in this channel who are not mentors: {{who}}. If they do not belong here, a coordinator can remove them from the channel.",
  },
  outsider: {
    coordinators:
      "{{who}} came to this channel and is not a coordinator. I post about pairs in this channel. If this person does not belong here, remove this person from the channel.",
    peers:
      "{{who}} came to this channel and is not a mentor. If this person does not belong here, a coordinator can remove this person from the channel.",
  },
};
