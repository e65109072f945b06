import type { Same } from "../catalogue.ts";
import type { kickoff as fi } from "../fi/kickoff.ts";

export const kickoff: Same<typeof fi> = {
  title: "First meeting",
  seenBy: "The mentor, the mentee and the network's coordinators see this form.",
  form: {
    actorContact: "Mentee's name and contacts",
    mentorContact: "Mentor's name and contacts",
    on: "Date",
    actorBackground: "Mentee's education and work experience in her country of origin / in Finland",
    mentorBackground: "Mentor's education and work experience",
    actorLearned: "The most important things the mentee learned in the group",
    actorWishes: "Mentee's needs and wishes for the mentoring meetings",
    mentorWishes: "Mentor's needs and wishes for the mentoring meetings",
    themes: "Planned themes of the meetings",
    number: "Number of meetings",
    numberHint: "6–8",
    workerWishes: "Wishes to the network's coordinator",
    important: "Other important matters",
  },
  important: {
    confidential: "The meetings are confidential",
    sharing: "Sharing skills and learning from each other",
    support: "Support from the coordinator",
  },
  wrong: { future: "This day has not come yet. Choose the day of the first meeting." },
  conflict:
    "{{name}} saved this form {{when}} while you were writing. Your text is kept here. Compare the places where the text differs, and save again.",
  theirs: "On the form now ({{name}}): {{text}}",
  theirsEmpty: "On the form now ({{name}}): empty",
  savedBy: "Saved by {{name}} {{when}}",
  edit: "Edit the form",
  saved: "First meeting {{date}}: the form has been saved.",
  savedThemes: "Themes: {{themes}}",
  savedNumber_one: "Meetings: {{count}}",
  savedNumber_other: "Meetings: {{count}}",
  show: "Show the form",
  fill: "Fill in the first meeting form",
  agree: "Agree on a meeting",
  notFilled: "The form has not been filled in yet.",
  missing: "The first meeting form is waiting for you. Any of you can fill it in.",
  leaveOffer:
    "The first meeting is over and the form saved: {{mentor}} and {{actor}}. You can leave the channel now. Otherwise I will take you out of it in a day.",
  leave: "Leave the channel",
  leaving: "Thank you. You will leave the channel in a moment.",
  hasLeft: "You are no longer in this channel.",
  pleaseLeave:
    "Slack does not let the bot take you out of the channel ({{mentor}} and {{actor}}). Open the channel and write /leave, so that it becomes theirs.",
  ownChannel: "The coordinator has left. This channel is now only for the two of you.",
};
