import type { Same } from "../catalogue.ts";
import type { commonMeetings as fi } from "../fi/common-meetings.ts";

export const commonMeetings: Same<typeof fi> = {
  title: "Common meeting",
  button: "Common meetings",
  new: "Invite to a meeting",
  which: "Of which programme do you want to see the common meetings?",
  open: "Show",
  seenBy: "The coordinators see this page.",
  formSeenBy:
    "The mentors and mentees of the programme's open pairs and the coordinators see the invitation. Others who answer see no names, only numbers.",
  what: "The invitation goes to the mentor and the mentee of each open pair by direct message. A pair that begins later is invited to the meetings ahead. A pair that has ended gets no more messages.",
  of: "Programme: {{programme}}",
  announced_one: "The invitation goes to {{count}} person. You see the answers when you press “Manage”.",
  announced_other: "The invitation goes to {{count}} people. You see the answers when you press “Manage”.",
  none: "There are no meetings yet.",
  onlyCoordinators: "A coordinator invites to common meetings. Type /mentoring to see your own meetings.",
  notYours: "This meeting is for the pairs of the programme. Type /mentoring to see your own meetings.",
  off: "This programme has no common meetings. You can turn them on under “Programmes”.",
  numbers: "{{yes}} coming, {{maybe}} maybe.",
  line: "{{meeting}}. {{yes}} coming, {{maybe}} maybe, {{no}} not coming.",
  invitation: "Invitation to a common meeting of the pairs",
  invitationDirect: "The pairs meet together. You can come too. Others see how many come, but no names.",
  moved: "*The common meeting of the pairs has a new time: {{title}}*",
  changed: "*The details of the common meeting of the pairs have changed: {{title}}*",
  cancelled: "*The common meeting of the pairs is cancelled: {{title}}* ({{when}})",
  reminderYes: "*The common meeting of the pairs is soon: {{title}}*",
  reminderMaybe:
    "*The common meeting of the pairs is soon: {{title}}*\nYou answered “Maybe”. Do you know yet if you can come?",
  manageSeenBy: "Only the coordinators see these names and can move or cancel the meeting.",
  notManager: "Only the coordinators can move or cancel the meeting.",
  moveSeenBy: "The pairs of the programme and the coordinators see the new time.",
  cancelSeenBy: "The pairs of the programme and the coordinators see that the meeting is cancelled.",
  countSeenBy: "Only the coordinators see these numbers and themes. No names are asked.",
  notCounter: "The coordinators note how many people came.",
  fileName: "common-meeting.ics",
  next: "*Common meeting of the pairs:* {{meeting}}",
};
