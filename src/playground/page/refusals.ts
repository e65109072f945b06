import { refusalKind } from "./refusal-kinds.ts";
import { words } from "./words.ts";

/** The code of a refusal that the page itself has written, in its language. */
export const SAID = "said";

/** Why an act was refused, in the page's language. Empty where the workspace says only what the page's own mistake was. */
export function refusalIn(code: string, text: string): string {
  if (code === SAID) return text;
  const kind = refusalKind(code, text);
  return kind ? words().refusals[kind] : "";
}
