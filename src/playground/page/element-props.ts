import type { Fields } from "./json.ts";
import type { Reader } from "./markup.ts";
import type { Surface } from "./surface.ts";

/** What every element of a block is drawn from. */
export type ElementProps = {
  surface: Surface;
  block: Fields;
  element: Fields;
  reader: Reader;
  /** Of the field that a visible label points at. */
  id?: string;
  /** Said aloud where no label is seen. */
  label?: string;
  describedBy?: string;
  isInvalid?: boolean;
  mustBeFilled?: boolean;
};
