/** A letter without its form: src/mail/compose.ts makes plain text, HTML and headers of it. All is plain text, as people read it. */
export type Letter = {
  /** A BCP 47 tag, for screen readers: `fi`. */
  lang: string;
  subject: string;
  /** Paragraphs in their order. A paragraph of several lines is a list of facts: "Aika: …", "Paikka: …". */
  paragraphs: readonly (string | readonly string[])[];
  /** Who sends this, and how to stop it. */
  footer: readonly string[];
  /** The subject of a letter by which the reader asks for no more: a mail program writes it. */
  stopSubject: string;
  calendar?: { method: "REQUEST" | "CANCEL"; name: string; file: Uint8Array };
};
