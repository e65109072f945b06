import type { Outcome } from "../../src/programme/closing/rules.ts";
import type { Theme } from "../../src/programme/forms/themes.ts";

/** A later meeting, at 17. The two agree on it in the log of the meeting before, unless it says another time. */
export type Later = {
  on: string;
  themes: readonly Theme[];
  agreedOn?: string;
  /** How the mentor opens the log; `never`: the mentor does not fill it in, and says at the end that the two met. */
  log?: "button" | "command" | "home" | "never";
  /** The day that the mentor writes into the log, if it differs. */
  heldOn?: string;
  isNotMet?: true;
};

type ToldAtEnd = { outcome: Outcome; rating?: number; on?: string };

/** One pair's year. The mentor is the one whom the bot proposes. */
export type Story = {
  actor: string;
  mentor: string;
  /** False: without the tick each of the two is asked for consent. */
  hasConsent: boolean;
  kickoff: { on: string; at: string };
  /** They meet, and nobody fills in the form. */
  isFormForgotten?: true;
  planned: number;
  later: readonly Later[];
  /** The mentor finishes it, unless a coordinator does. The actor answers some days later, or not at all. */
  end?: { on: string; mentor?: ToldAtEnd; coordinator?: Outcome; actor?: ToldAtEnd };
};

/** Twelve pairs of an autumn, in the order in which the coordinator opens them. */
export const stories: readonly Story[] = [
  {
    actor: "Amina Hassan",
    mentor: "Mirja Virtanen",
    hasConsent: true,
    kickoff: { on: "2025-09-02", at: "10:00" },
    planned: 5,
    later: [
      { on: "2025-09-16", themes: ["applications"] },
      { on: "2025-09-30", themes: ["applications", "interview"], log: "home" },
      { on: "2025-10-14", themes: ["interview"] },
      { on: "2025-11-04", themes: ["jobs"], log: "command" },
    ],
    end: {
      on: "2025-11-06",
      mentor: { outcome: "job", rating: 5 },
      actor: { on: "2025-11-08", outcome: "job", rating: 5 },
    },
  },
  {
    actor: "Olena Kovalenko",
    mentor: "Helena Korhonen",
    hasConsent: true,
    kickoff: { on: "2025-09-02", at: "13:00" },
    planned: 7,
    later: [
      { on: "2025-09-16", themes: ["applications", "network"] },
      { on: "2025-10-07", themes: ["network"] },
      { on: "2025-10-28", themes: ["interview"], log: "command" },
    ],
    end: {
      on: "2025-11-11",
      mentor: { outcome: "goals", rating: 5 },
      actor: { on: "2025-11-13", outcome: "job", rating: 5 },
    },
  },
  {
    actor: "Linh Nguyễn",
    mentor: "Aino Salonen",
    hasConsent: true,
    kickoff: { on: "2025-09-02", at: "16:00" },
    planned: 7,
    later: [
      { on: "2025-09-16", themes: ["language"], log: "command" },
      { on: "2025-09-30", themes: ["language", "applications"] },
      { on: "2025-10-21", themes: ["applications"] },
      { on: "2025-11-11", themes: ["interview"] },
      { on: "2025-12-02", themes: ["network"], log: "home" },
    ],
    // She has found work and stops answering.
    end: { on: "2025-12-09", mentor: { outcome: "job", rating: 5 } },
  },
  {
    actor: "Fatima Yusuf",
    mentor: "Riitta Heikkinen",
    hasConsent: false,
    kickoff: { on: "2025-09-03", at: "10:00" },
    planned: 6,
    later: [
      { on: "2025-09-17", themes: ["applications"] },
      { on: "2025-10-01", themes: ["applications"] },
      { on: "2025-10-15", themes: ["network"] },
      { on: "2025-11-05", themes: ["interview", "network"] },
      { on: "2025-11-19", themes: [], log: "never" },
    ],
    end: { on: "2025-11-26", mentor: { outcome: "goals", rating: 4 } },
  },
  {
    actor: "Daria Petrova",
    mentor: "Päivi Öberg",
    hasConsent: false,
    kickoff: { on: "2025-09-03", at: "13:00" },
    planned: 7,
    later: [
      { on: "2025-09-17", themes: ["jobs"] },
      { on: "2025-10-08", themes: ["jobs", "applications"] },
      { on: "2025-10-29", themes: [], isNotMet: true },
      { on: "2025-11-12", themes: ["interview"], agreedOn: "2025-11-02" },
    ],
    end: {
      on: "2025-11-25",
      mentor: { outcome: "job", rating: 4 },
      actor: { on: "2025-11-30", outcome: "job", rating: 5 },
    },
  },
  {
    actor: "Zeynep Kaya",
    mentor: "Outi Rantanen",
    hasConsent: true,
    kickoff: { on: "2025-09-04", at: "10:00" },
    planned: 8,
    later: [
      { on: "2025-09-18", themes: ["skills"] },
      { on: "2025-10-02", themes: ["network"] },
      { on: "2025-10-23", themes: ["network", "applications"] },
      { on: "2025-11-13", themes: ["skills", "interview"] },
      { on: "2025-12-04", themes: ["applications"] },
      { on: "2026-01-08", themes: ["interview"] },
    ],
    // After the year of the report.
    end: { on: "2026-01-12", mentor: { outcome: "otherJob", rating: 2 } },
  },
  {
    // Silent from 18 September, until the coordinator writes to both.
    actor: "Ana Souza",
    mentor: "Kirsi Lindholm",
    hasConsent: true,
    kickoff: { on: "2025-09-04", at: "13:00" },
    planned: 7,
    later: [
      { on: "2025-09-18", themes: ["applications"] },
      { on: "2025-10-21", themes: ["interview"], agreedOn: "2025-10-13" },
      { on: "2025-11-18", themes: ["jobs"] },
    ],
    end: { on: "2025-12-01", mentor: { outcome: "goals", rating: 5 } },
  },
  {
    // Her mentor leaves in October.
    actor: "Maryam Aden",
    mentor: "Tiina Mäkelä",
    hasConsent: false,
    kickoff: { on: "2025-09-04", at: "16:00" },
    planned: 7,
    later: [
      { on: "2025-09-18", themes: ["interview"] },
      { on: "2025-10-02", themes: ["interview"] },
      { on: "2025-10-16", themes: ["interview"] },
    ],
  },
  {
    actor: "Mei Chen",
    mentor: "Leena Nyström",
    hasConsent: true,
    kickoff: { on: "2025-09-09", at: "10:00" },
    planned: 7,
    later: [
      { on: "2025-09-23", themes: ["applications"] },
      { on: "2025-10-14", themes: ["network"], log: "command" },
      { on: "2025-11-04", themes: ["interview"] },
      { on: "2025-11-25", themes: ["network", "applications"] },
    ],
    end: {
      on: "2025-12-16",
      mentor: { outcome: "traineeship", rating: 5 },
      actor: { on: "2025-12-17", outcome: "traineeship", rating: 5 },
    },
  },
  {
    // She wants to stop, and the coordinator finishes it.
    actor: "Sadia Khan",
    mentor: "Jaana Peltonen",
    hasConsent: false,
    kickoff: { on: "2025-09-09", at: "13:00" },
    planned: 7,
    later: [
      { on: "2025-09-25", themes: ["applications"] },
      { on: "2025-10-16", themes: ["applications"] },
      { on: "2025-11-06", themes: ["interview"] },
    ],
    end: { on: "2025-11-10", coordinator: "early", mentor: { on: "2025-11-12", outcome: "early", rating: 3 } },
  },
  {
    actor: "Layla Haddad",
    mentor: "Satu Aalto",
    hasConsent: true,
    kickoff: { on: "2025-10-09", at: "16:00" },
    isFormForgotten: true,
    planned: 7,
    later: [
      { on: "2025-10-22", themes: ["applications"], agreedOn: "2025-10-13" },
      { on: "2025-11-12", themes: ["language"] },
      { on: "2025-12-03", themes: ["interview"] },
    ],
  },
  {
    // Her first mentor says no; it is the second one whom she meets.
    actor: "Priya Sharma",
    mentor: "Anne-Maj Sundqvist",
    hasConsent: false,
    kickoff: { on: "2025-09-11", at: "10:00" },
    planned: 7,
    later: [
      { on: "2025-09-25", themes: ["applications", "network"] },
      // Both have time a day earlier, in another month.
      { on: "2025-11-01", heldOn: "2025-10-31", themes: ["interview"], log: "command" },
      { on: "2025-11-20", themes: ["jobs", "network"] },
    ],
    end: { on: "2025-12-18", mentor: { outcome: "goals" }, actor: { on: "2025-12-19", outcome: "studies", rating: 5 } },
  },
];

/** What becomes of Maryam after that. */
export const afterwards: Story = {
  actor: "Maryam Aden",
  mentor: "Hanna Koskinen",
  hasConsent: true,
  kickoff: { on: "2025-10-16", at: "16:00" },
  planned: 6,
  later: [
    { on: "2025-10-30", themes: ["applications"] },
    { on: "2025-11-20", themes: ["applications", "network"] },
    { on: "2025-12-11", themes: ["interview"] },
  ],
  // Her answer comes in the new year, and counts for the year in which the pair ended.
  end: { on: "2025-12-18", mentor: { outcome: "goals" }, actor: { on: "2026-01-05", outcome: "job", rating: 5 } },
};

export const storyOf = (actor: string): Story => {
  const story = stories.find((one) => one.actor === actor);
  if (!story) throw new Error(`nothing is told of ${actor}`);
  return story;
};
