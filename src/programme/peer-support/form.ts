import { defineForm, LONG_TEXT, SHORT_TEXT } from "../forms/fields.ts";

/** In code points: fits into a header block however Slack counts. https://docs.slack.dev/reference/block-kit/blocks/header-block */
const LONGEST_TITLE = 75;
const LONGEST_CONTACT = 1000;

const ofEvent = { stays: "By it those who came know which meeting of many it was; it is counted." } as const;

const timeAndPlace = {
  day: { kind: "date", label: "peerSupport.form.day", required: true, whose: ofEvent },
  time: { kind: "time", label: "peerSupport.form.time", required: true, whose: ofEvent },
  length: { kind: "number", label: "peerSupport.form.length", least: 15, most: 480, whose: ofEvent },
  place: { kind: "text", label: "peerSupport.form.place", longest: SHORT_TEXT, whose: "writer" },
} as const;

/** A new peer-support meeting. PRODUCT.md section 7. */
export const peerMeetingForm = defineForm("peer-support", {
  title: { kind: "text", label: "peerSupport.form.title", required: true, longest: LONGEST_TITLE, whose: ofEvent },
  ...timeAndPlace,
  description: { kind: "long-text", label: "peerSupport.form.description", longest: LONG_TEXT, whose: "writer" },
});

export const movePeerMeetingForm = defineForm("peer-support:move", timeAndPlace);

/** A mentor's contacts for the organisers of the mentors' own meetings, with the consent to pass them on. Guide, "MENTOROINNIN TUKI". */
export const contactForm = defineForm("peer-support:contact", {
  contact: {
    kind: "long-text",
    label: "peerSupport.form.contact",
    hint: "forms.noSensitive",
    required: true,
    longest: LONGEST_CONTACT,
    whose: "writer",
  },
  consent: {
    kind: "choices",
    label: "peerSupport.form.consent",
    required: true,
    options: ["consent"],
    optionLabel: () => "peerSupport.form.consentTick",
    look: "ticks",
    whose: { stays: "It is the proof of a consent: when it was given and withdrawn." },
  },
});
