import type { InvitationAnswer } from "../pairs/states.ts";

/** How much is stored of what, for the plain words at the top of "Omat tietoni". */
export type StoredCounts = Record<
  "pairs" | "meetings" | "forms" | "followUps" | "requests" | "feedback" | "peerAnswers",
  number
>;

/** What somebody was told and has agreed to, and when. */
export type Consent<Person> =
  | { what: "notice"; at: number }
  | { what: "ticked"; at: number; other: Person; by: Person }
  | { what: InvitationAnswer; at: number; other: Person }
  | { what: "contact" | "contactOver" | "shared"; at: number };
