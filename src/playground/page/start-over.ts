import { askFirst } from "./confirm.ts";
import { askPlayground } from "./connection.ts";
import { words } from "./words.ts";

/** The id of questions about the whole page, in place of a person's id. */
export const PAGE = "page";

/** Asks, and starts over; resolves to whether it does. The page loads again when it connects to the new playground (screens.ts). */
export async function startOverFor(reason: "itself" | "tour"): Promise<boolean> {
  const { startOver: yes, startOverSure: title, startOverText } = words().devPanel;
  const text = reason === "tour" ? `${words().tour.fromBeginning} ${startOverText}` : startOverText;
  const isSure = await askFirst(PAGE, { title, text, yes, no: words().cancel, isDanger: true });
  if (isSure) await askPlayground("start-over");
  return isSure;
}
