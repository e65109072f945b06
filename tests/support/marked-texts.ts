import type { Person } from "../../src/playground/workspace/person.ts";
import { fi, selko } from "../../src/texts/catalogues.ts";
import type { Texts } from "./catalogues.ts";
import type { World } from "./world.ts";

/** The first of Unicode's private-use characters. Neither the texts nor what people type contain any. */
const FIRST_MARK = 0xe000;
const keys: string[] = [];

/**
 * Makes every text in easy Finnish, its own or taken from Finnish, begin with one character that tells its key. Must be called before the first
 * text is used, because the catalogue is read once.
 */
export function markEasyTexts(): void {
  const marked = (texts: Texts, own: Texts, path = ""): Texts =>
    Object.fromEntries(
      Object.entries(texts).map(([name, text]) => {
        const ownText = own[name];
        if (typeof text !== "string")
          return [name, marked(text ?? {}, typeof ownText === "object" ? ownText : {}, `${path}${name}.`)];
        keys.push(`${path}${name}`);
        return [name, `${String.fromCharCode(FIRST_MARK + keys.length - 1)}${ownText ?? text}`];
      }),
    );
  Object.assign(selko, marked(fi, selko as Texts));
}

/** Collects the keys of all texts that this person's client gets from now on: messages, private answers, Home, modals, complaints beside fields. */
export function keysShownTo({ workspace: { workspace } }: World, { id }: Person): Set<string> {
  const shown = new Set<string>();
  workspace.live.listen(id, (event) => {
    for (const [mark] of JSON.stringify(event).matchAll(/[\uE000-\uF8FF]/gu)) {
      const key = keys[mark.charCodeAt(0) - FIRST_MARK];
      if (key !== undefined) shown.add(key);
    }
  });
  return shown;
}

/** All of them, once each and in order. */
export const together = (shown: readonly ReadonlySet<string>[]): string[] =>
  [...new Set(shown.flatMap((keys) => [...keys]))].sort();
