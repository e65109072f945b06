import { finnish } from "./catalogues.ts";
import { choices } from "./labels.ts";
import { botSources, keysAfter } from "./sources.ts";

const sources = botSources();
const existing = (keys: string[]) =>
  keys.flatMap((key) =>
    [...finnish.keys()].filter((known) => known === key || (key.endsWith(".") && known.startsWith(key))),
  );

/** The text keys of all that a person can press or choose, and of the one word of a sheet that its notes explain. */
export const labels: ReadonlySet<string> = new Set(
  existing([
    ...keysAfter(sources, /\b(?:button|feedbackButton)\([\s\S]{0,120}?\)/g),
    ...keysAfter(sources, /\bsubmit: [^\n]*/g),
    ...choices,
    ...["setup.start", "setup.settings", "peerSupport.answer.", "reports.cell.protected"],
  ]),
);

/** The keys of the labels with this text: several buttons can have the same name. */
export const labelled = (texts: ReadonlyMap<string, string>, name: string): string[] =>
  [...labels].filter((key) => texts.get(key) === name);

/** Names of other programs. */
const foreign = new Set(["CSV UTF-8"]);

export const quotedIn = (text: string): string[] =>
  [...text.matchAll(/[“”]([^“”]+)”/g)].map(([, name]) => name ?? "").filter((name) => !foreign.has(name));
