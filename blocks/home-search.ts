import type { KnownBlock, ModalView } from "@slack/types";
import type { SearchResult } from "../src/programme/home/facts.ts";
import { type Among, searchForm } from "../src/programme/home/form.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { pairBlocks } from "./home-overview.ts";
import { context, pager, section } from "./kit.ts";

type Search = { text: string; among: Among };

/** The search for a pair. The fields keep what was searched; the results are below. */
export function searchModal(words: Words, search?: Search, found?: SearchResult): ModalView {
  const modal = formModal(searchForm, words, {
    title: "home.search.title",
    submit: "home.search.submit",
    close: "forms.close",
    seenBy: words.md("home.search.seenBy"),
    metadata: { ...search },
    answer: search ?? { among: "live" },
  });
  return { ...modal, blocks: [...modal.blocks, ...(found ? foundBlocks(words, found) : [])] };
}

function foundBlocks(words: Words, found: SearchResult): KnownBlock[] {
  const { items, count, isCut } = found;
  return [
    section(words.md(count === 0 ? "home.search.nothing" : "home.search.found", { count })),
    ...(isCut ? [context(words.md("home.search.cut"))] : []),
    ...items.flatMap((pair) => pairBlocks(words, pair)),
    ...pager(words, found, { back: "home:results-back", on: "home:results" }),
  ];
}
