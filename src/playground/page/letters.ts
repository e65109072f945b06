import type { ListedLetter } from "../mail/mailbox.ts";
import { askPlayground } from "./connection.ts";
import { sidePanel } from "./side-panel.ts";
import { Store } from "./store.ts";

/** All letters that have arrived, oldest first. */
export const letters = new Store<readonly ListedLetter[]>([]);
/** How many came while the mailbox was closed. */
export const newLetters = new Store(0);

sidePanel.listen(() => {
  if (sidePanel.value === "mailbox") newLetters.value = 0;
});

export async function readLetters(): Promise<void> {
  letters.value = await askPlayground<ListedLetter[]>("letters");
}

export function addLetter(letter: ListedLetter): void {
  if (letters.value.some(({ id }) => id === letter.id)) return;
  letters.value = [...letters.value, letter];
  if (sidePanel.value !== "mailbox") newLetters.value += 1;
}
