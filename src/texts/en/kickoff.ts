import type { Same } from "../catalogue.ts";
import type { kickoff as fi } from "../fi/kickoff.ts";

export const kickoff: Same<typeof fi> = {
  title: "First meeting",
  seenBy: "The mentor, the mentee and the coordinators see this form.",
  form: {
    actorContact: "Mentee's name and contact details",
    mentorContact: "Mentor's name and contact details",
    on: "Date",
    actorBackground: "Mentee's education and work experience in the country of origin / in Finland",
    mentorBackground: "Mentor's education and work experience",
    actorLearned: "The most important things the mentee learned in the group",
    actorWishes: "Mentee's needs and wishes for the mentoring meetings",
    mentorWishes: "Mentor's needs and wishes for the mentoring meetings",
    goals: "Goals",
    goalsHint:
      "Write one goal on each line, at most three. You can change the goals later. Do not write a personal identity code or anything about health.",
    themes: "Planned themes of the meetings",
    number: "Number of meetings",
    numberHint: "6–8",
    workerWishes: "Wishes for the coordinator",
    important: "Other important things",
  },
  important: {
    confidential: "The meetings are confidential",
    sharing: "Sharing skills and learning from one another",
    support: "Support from the coordinator",
  },
  wrong: {
    future: "That day has not come yet. Choose the day of the first meeting.",
    longAgo: "That day is more than a year ago. Check the year.",
  },
  conflict:
    "{{name}} saved this form on {{when}}, while you were writing. Your text is still here. Compare the places where the texts are different. Then save again.",
  theirs: "On the form now ({{name}}): {{text}}",
  theirsEmpty: "On the form now ({{name}}): empty",
  savedBy: "{{name}} saved this on {{when}}.",
  edit: "Edit the form",
  saved: "First meeting {{date}}: the form has been saved.",
  savedThemes: "Themes: {{themes}}",
  savedNumber_one: "Plan: {{count}} meeting",
  savedNumber_other: "Plan: {{count}} meetings",
  show: "Show the form",
  fill: "Fill in the first-meeting form",
  agree: "Arrange a meeting",
  notFilled: "Nobody has filled in the form yet.",
  missing: "The form for the first meeting is waiting for you. Any of you can fill it in.",
  isSaved: "The form for the first meeting has been saved.",
  leaveOffer:
    "The first meeting is over and the form has been saved: {{mentor}} and {{actor}}. You can leave the channel now. If you do not leave, I will remove you from it in a day.",
  leave: "Leave the channel",
  leaving: "Thank you. You will leave the channel in a moment.",
  left: "The first meeting is over: {{mentor}} and {{actor}}. You are no longer in their channel.",
  hasLeft: "You are no longer in this channel.",
  pleaseLeave:
    "Slack does not let me remove you from the channel ({{mentor}} and {{actor}}). Open the channel and type /leave. After that the channel is theirs alone.",
  ownChannel: "The coordinator has left the channel. It is now only for the two of you.",
};
