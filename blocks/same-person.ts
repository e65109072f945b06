import type { KnownBlock } from "@slack/types";
import type { SamePerson } from "../src/programme/home/facts.ts";
import { named } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { actions, button, confirmation, section } from "./kit.ts";

/** Asks a coordinator whether a newer account belongs to the person whose account is closed. */
export const samePersonBlocks = (words: Words, questions: readonly SamePerson[]): KnownBlock[] =>
  questions.flatMap(({ closed, fresh }) => {
    const value = `${closed.id}:${fresh.id}`;
    const confirm = confirmation({
      title: words.t("people.same.title"),
      text: words.t("people.same.meaning"),
      yes: words.t("people.same.yes"),
      no: words.t("forms.cancel"),
    });
    return [
      section(words.md("people.same.question", { closed: named(closed), fresh: named(fresh) })),
      ...actions(
        button("people:same", words.t("people.same.yes"), { value, confirm }),
        button("people:not-same", words.t("people.same.no"), { value }),
      ),
    ];
  });
