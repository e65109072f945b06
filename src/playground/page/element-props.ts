import type { Fields } from "./json.ts";
import type { Reader } from "./markup.ts";
import type { Surface } from "./surface.ts";

/** The props of every element of a block. */
export type ElementProps = {
  surface: Surface;
  block: Fields;
  element: Fields;
  reader: Reader;
  /** The id of the control, for a visible label's `for`. */
  id?: string;
  /** The accessible name where there is no visible label. */
  label?: string;
  describedBy?: string;
  isInvalid?: boolean;
  mustBeFilled?: boolean;
};
