import type { AnyBlock, Button, KnownBlock } from "@slack/types";
import { spokenPlainly } from "../src/texts/markup.ts";
import { buttonsIn, eachButton, heardWith } from "./kit.ts";

/**
 * Gives each button of a surface a name for screen readers that no other button has, unless they do the same: a label that repeats, or that is a
 * mere number, is followed by what is said above the button. A button with such a name of its own keeps it: `about` and `buttonsAbout` in kit.ts.
 * https://docs.slack.dev/reference/block-kit/block-elements/button-element
 */
export function toldApart<Surface extends { blocks: AnyBlock[] }>(surface: Surface): Surface {
  // Slack's type of a view allows blocks of no known kind, which the bot does not draw.
  const blocks = surface.blocks as KnownBlock[];
  const above = linesAbove(blocks);
  const buttons = buttonsIn(blocks);
  const heard = new Map(buttons.map((button) => [button, button.accessibility_label ?? button.text.text]));
  const unclear = [...alike(heard).flat(), ...buttons.filter(({ text }) => !/\p{L}/u.test(text.text))];
  for (const button of unclear)
    if (button.accessibility_label === undefined) heard.set(button, heardWith(button.text.text, above.get(button)));
  for (const group of alike(heard)) {
    const deeds = [...new Set(group.map(deedOf))];
    for (const button of group) {
      const label = button.text.text;
      const about = heard.get(button)?.slice(`${label}: `.length);
      heard.set(button, heardWith(`${label} ${deeds.indexOf(deedOf(button)) + 1}`, about));
    }
  }
  const named = (button: Button): Button => {
    const name = heard.get(button);
    return name === undefined || name === button.text.text ? button : { ...button, accessibility_label: name };
  };
  return { ...surface, blocks: eachButton(blocks, named) };
}

const deedOf = ({ action_id, value, url }: Button): string => JSON.stringify([action_id, value, url]);

/** Groups of buttons that are heard the same and do not all do the same. */
function alike(heard: ReadonlyMap<Button, string>): Button[][] {
  const groups = new Map<string, Button[]>();
  for (const [button, name] of heard) groups.set(name, [...(groups.get(name) ?? []), button]);
  return [...groups.values()].filter((group) => new Set(group.map(deedOf)).size > 1);
}

/** For each button the first line of the nearest text: that beside it, or the last one above its row. */
function linesAbove(blocks: readonly KnownBlock[]): Map<Button, string> {
  const found = new Map<Button, string>();
  let line = "";
  for (const block of blocks) {
    if (block.type === "section" || block.type === "header")
      line = (block.text && firstLine(spokenPlainly(block.text))) ?? line;
    for (const button of buttonsIn([block])) found.set(button, line);
  }
  return found;
}

const firstLine = (text: string): string | undefined =>
  text
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "");
