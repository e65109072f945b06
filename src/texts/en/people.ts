import type { Same } from "../catalogue.ts";
import type { people as fi } from "../fi/people.ts";

export const people: Same<typeof fi> = {
  language: { fi: "Suomi", selko: "Selkosuomi (helppo suomi)", sv: "Svenska", en: "English" },
  languageButton: "Language",
  languageSeenBy: "Choose the language I use with you. You can change it at any time.",
  profile: "My information",
  enrolMentor: "Sign up as a mentor",
  enrolActor: "Sign up as a mentee",
  mentorTitle: "Become a mentor",
  actorTitle: "Become a mentee",
  enrol: "Sign up",
  seenBy: "Only you and the coordinators see this.",
  privacyNotice: "Privacy notice",
  form: {
    fields: "What is your field?",
    fieldsHint: "What have you studied? In which field have you worked?",
    hopedFor: "In which field would you like to work?",
    hopedForHint: "For example: accounting, care work, programming.",
    languages: "Which languages do you speak?",
    town: "Where do you live?",
    townHint: "Write your town. If you can only meet online, write: online.",
    pairsAtOnce: "How many pairs can you have at the same time?",
    experience: "Education and work experience",
    groupAttended: "Which Auroras group have you been in?",
    groupAttendedHint: "For example: Helsinki, spring 2026.",
    wantsMentoring: "Would you like a mentor of your own?",
    language: "Language",
  },
  wish: { yes: "Yes", no: "Not now" },
  enrolled:
    "Thank you for signing up. A coordinator will be in touch when there is a pair for you. You can change your information on Home: press “My information”.",
  saved: "Your information has been saved.",
  change: "Change this",
  asMentor: "As a mentor",
  asActor: "As a mentee",
  notEnrolled: "There is nothing about you here yet. You can sign up as a mentor or as a mentee.",
};
