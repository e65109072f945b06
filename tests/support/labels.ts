import { fi } from "../../src/texts/catalogues.ts";
import { flat } from "./catalogues.ts";
import { botSources, keysAfter } from "./sources.ts";

const sources = botSources();
const known = flat(fi).map(([key]) => key);
const existing = (keys: string[]) =>
  keys.flatMap((begun) => known.filter((key) => key === begun || (begun.endsWith(".") && key.startsWith(begun))));

/** The text keys of modal titles, submit buttons and close buttons. */
export const titles = existing([
  ...keysAfter(sources, /\b(?:title|submit):(?! \{)[^\n]*(?:\n\s+[?:][^\n]*)*/g),
  ...keysAfter(sources, /\b(?:close: plainText|noticeModal)\((?:\w+\.)*words\.t\([^)]*\)/g),
  ...keysAfter(sources, /lastView\(\w+, "[^"]*"/g),
]).filter((key) => !/^(meetings\.(file|confirm)|reports\.(file|picture)|peerSupport\.form|support\.wish)/.test(key));

export const choices = known.filter((key) =>
  /^(themes|pairs\.language|people\.language|people\.wish|kickoff\.important|closing\.(outcomes|ratings|waysOn)|followUp\.number|silence\.meeting)\.|Tick$/.test(
    key,
  ),
);
