import type { HomeView } from "@slack/types";
import type { HomeFacts } from "../src/home/facts.ts";
import type { Words } from "../src/texts/words.ts";
import { actions, section } from "./kit.ts";
import { setupButton } from "./setup.ts";

export function homeView(words: Words, facts: HomeFacts): HomeView {
  if (facts.state === "stranger") return { type: "home", blocks: [section(words.md("setup.notYet"))] };
  if (facts.state === "not-set-up")
    return {
      type: "home",
      blocks: facts.maySetUp ? actions(setupButton(words, "start")) : [section(words.md("setup.onlyAdmin"))],
    };
  return { type: "home", blocks: facts.maySetUp ? actions(setupButton(words, "settings")) : [section(words.md("general.ok"))] };
}
