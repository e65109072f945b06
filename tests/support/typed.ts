/** The most difficult texts that people can type: as long as a field allows, full of what Slack or i18next would interpret. */

/** A person whom only typed texts mention, and an address that only typed texts link to. */
export const TYPED_PERSON = "U0TYPED01";
export const TYPED_ADDRESS = "https://typed.example";

/** Every typed text begins with the name of its field, so that it is recognised everywhere. */
export const markOf = (field: string): string => `⟪${field}⟫`;
export const marksIn = (text: string): string[] => [...text.matchAll(/⟪([^⟫]+)⟫/gu)].map(([, field]) => field ?? "");

/** What i18next would replace if it interpreted typed texts. */
export const LOOKS_LIKE_OURS = "{{name}} $t(forms.save)";

const nasty = [
  `<!channel> <@${TYPED_PERSON}>`,
  ' & </p> &lt; "\\',
  ` <${TYPED_ADDRESS}|auroras.fi>`,
  ` ${LOOKS_LIKE_OURS}`,
  " *a* _b_ ~c~ `d` :tada: <!here>",
];
const nastyLines = "\n> q\n\n• r\n```\n";

/** Exactly `most` code points. An escaped `&` takes five characters, an emoji two UTF-16 units. */
export function longestText(field: string, most: number, isMultiline = false): string {
  let text = markOf(field);
  for (const piece of isMultiline ? [...nasty, nastyLines] : nasty)
    if (lengthOf(text) + lengthOf(piece) <= most) text += piece;
  const room = most - lengthOf(text);
  return text + Array.from({ length: room }, (_, index) => (index % 2 === 0 ? "😀" : "&")).join("");
}

/** As many lines as a list of tasks may have, together as long as the field allows. */
export function longestLines(field: string, most: number, count: number): string {
  const each = Math.floor((most - (count - 1)) / count);
  return Array.from({ length: count }, () => longestText(field, each)).join("\n");
}

/** The longest name that Slack takes: 80 characters, in one word, so that the whole of it is a first name. */
export const longestName = (start: string): string =>
  [...`${start}<!here>&<@${TYPED_PERSON}>*_\`${"😀".repeat(80)}`].slice(0, 80).join("");

const lengthOf = (text: string): number => [...text].length;
