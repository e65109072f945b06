import type { Same } from "../catalogue.ts";
import type { peerSupport as fi } from "../fi/peer-support.ts";

export const peerSupport: Same<typeof fi> = {
  title: "Peer support meeting",
  submit: "Send invitation",
  seenBy: "Mentors, peer support organisers and coordinators see the invitation.",
  form: {
    title: "Title",
    day: "Day",
    time: "Time",
    length: "Length (minutes)",
    place: "Place or link",
    description: "Description",
    contact: "Contact details that the organisers get",
    consent: "Consent",
    consentTick: "The organisers get my name and these contact details.",
  },
  notSetUp: "Auroras mentoring has not been set up yet. A workspace admin can set it up on Home in the Auroras app.",
  notCaller:
    "A coordinator or a peer support organiser invites people to peer support meetings. Type /mentoring to see what you can do.",
  notCallerMentor:
    "A coordinator or a peer support organiser invites people to peer support meetings. If you want to join the mentors' own meetings, press “Share my contact details”.",
  noChannel:
    "There is no peer support channel yet. A coordinator can choose it under “Settings”. If I am making the channel right now, try again in a moment.",
  announced:
    "The invitation goes to the peer support channel. Mentors who are not in the channel get it as a direct message. If you want to move or cancel the meeting, press “Manage” in the invitation.",
  invitation: "Invitation to a peer support meeting",
  invitationDirect: "There is an invitation to a meeting for mentors in the peer support channel. You can come too.",
  when: "*Time:* {{when}}, {{minutes}} minutes",
  place: "*Place:* {{place}}",
  caller: "*Invited by:* {{name}}",
  answer: { yes: "I'm coming", maybe: "Maybe", no: "I'm not coming" },
  said: "Your answer: {{answer}}. You can change your answer.",
  saidBefore: "Your answer: {{answer}}.",
  names: "*{{answer}} ({{number}}):* {{names}}",
  namesAndMore: "*{{answer}} ({{number}}):* {{names}} {{more}}",
  more_one: "and {{count}} more",
  more_other: "and {{count}} more",
  addToCalendar: "Add to calendar",
  manage: "Manage",
  move: "Move",
  cancel: "Cancel the meeting",
  join: "Join the peer support channel",
  isCancelled: "This meeting is cancelled.",
  isMoved: "The time or place of this meeting has changed. The new details are in a newer message.",
  moved: "*The peer support meeting has a new time: {{title}}*",
  changed: "*The details of the peer support meeting have changed: {{title}}*",
  cancelled: "*The peer support meeting is cancelled: {{title}}* ({{when}})",
  reminderYes: "*The peer support meeting is soon: {{title}}*",
  reminderMaybe:
    "*The peer support meeting is soon: {{title}}*\nYou answered “Maybe”. Do you know yet whether you can come?",
  begun: "The meeting has already started or is over, so you can no longer change your answer.",
  begunManage: "The meeting has already started or is over, so you can no longer move or cancel it.",
  answerCancelled: "This meeting is cancelled, so you do not need to answer.",
  answerMoved:
    "The time or place of the meeting has changed: {{when}}. Please answer again in the invitation or on Home.",
  notFound: "I cannot find this meeting. Type /mentoring to see the next meetings.",
  notPeer:
    "This is a meeting for mentors, and only mentors answer. If you want to become a mentor, press “Register as a mentor”.",
  calendar: {
    sent: "You will get a calendar file as a direct message. Open it to add the meeting to your calendar. You can also use this: {{google}}",
    google: "Google Calendar",
    file: "Open the file to add the meeting to your calendar. If the meeting is moved, you will get a new file.",
    fileAgain: "The meeting has changed. Open this file to have the right time and place in your calendar.",
    fileCancelled: "The meeting is cancelled. Open this file to remove it from your calendar.",
    fileName: "peer-support.ics",
    gone: "The meeting has already started or is cancelled, so you can no longer add it to your calendar.",
  },
  manageTitle: "Manage the meeting",
  manageSeenBy: "Only the coordinators and the person who sent the invitation can move or cancel the meeting.",
  notManager: "Only the person who sent the invitation and the coordinators can move or cancel the meeting.",
  nobody: "There are no answers yet.",
  moveTitle: "Move the meeting",
  moveSeenBy: "Mentors, peer support organisers and coordinators see the new time.",
  moveNow: "Now: {{title}}, {{when}}. I will tell the new time to people who answered “I'm coming” or “Maybe”.",
  wasMoved: "The meeting is now on {{when}}. I will tell people who answered “I'm coming” or “Maybe”.",
  sameAsBefore: "The time and place are the same as before. Nothing has changed.",
  movedByOther:
    "Somebody changed the meeting just now. It is now on {{when}}. If you want to move it, press “Manage” again.",
  cancelTitle: "Cancel the meeting",
  cancelSeenBy: "Mentors, peer support organisers and coordinators see that the meeting is cancelled.",
  cancelQuestion:
    "Do you want to cancel this meeting: {{title}}, {{when}}? I will tell people who answered “I'm coming” or “Maybe”.",
  wasCancelled: "The meeting is cancelled. I will tell people who answered “I'm coming” or “Maybe”.",
  joining:
    "You will get an invitation to the peer support channel. If you are already in it, you can find it in your list of channels.",
  notJoiner: "The peer support channel is for mentors. If you want to become a mentor, press “Register as a mentor”.",
  toldDirectly:
    "The mentors have a meeting coming up. There is somebody in this channel who is not a mentor, so I told each mentor separately.",
  notJoined: {
    guest:
      "I could not invite you to the peer support channel, because you are a guest in this workspace. Ask a coordinator to add you to the channel.",
    other: "I could not invite you to the peer support channel. Ask a coordinator to add you to the channel.",
  },
  contact: {
    open: "Share my contact details",
    title: "Share contact details",
    submit: "Share",
    seenBy: "Only you and the peer support organisers see your name and this text.",
    organisers: "Organisers: {{names}}.",
    what: "The peer support organisers arrange the mentors' own meetings. Write how they can contact you, for example a phone number or an e-mail address. You can take back your consent at any time.",
    given:
      "The organisers will get a message. If you want to take back your consent, press “Share my contact details” again.",
    notMentor:
      "Only mentors can share their contact details with the organisers. If you want to become a mentor, press “Register as a mentor”.",
    noOrganisers:
      "There are no peer support organisers yet. Tell a coordinator that you want to share your contact details.",
    ask: "I need support",
    stands: "You gave your consent on {{date}}. The organisers see this text:",
    change: "If you want to change the text, take back your consent and share your contact details again.",
    withdraw: "Take back my consent",
    withdrawn: "You have taken back your consent, and I have deleted your text. The organisers no longer see it.",
    notGiven: "You have not given your consent, so you do not need to do anything.",
    message: "{{name}} wants to join the mentors' own meetings and shares contact details with the organisers.",
    messageWithdrawn:
      "{{name}} has taken back the consent, so you no longer see the contact details. If you have saved them, delete them.",
    show: "Show",
    showTitle: "Contact details",
    showSeenBy: "Only the peer support organisers see this. Do not tell the details to others.",
    notOrganiser: "These contact details are for the peer support organisers. Type /mentoring to see what you can do.",
    gone: "The consent has been taken back, so the contact details no longer exist.",
  },
};
