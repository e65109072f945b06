import { emptyOf, type KeptFields, type KeptForm, type StoredAnswer, type Whose } from "../forms/fields.ts";
import { type PairRole, pairRoles } from "../pairs/roles.ts";

/** What is deleted from kept forms when, by whose each field is. PRODUCT.md section 8. */

/** Why something is deleted from what belongs to a pair: one of the two is erased, or the pair has been over for long enough. */
export type Deleting = PairRole | "time";

export const isStaying = (whose: Whose): boolean => typeof whose === "object";

/** Whether the answer to a field is deleted for this reason. What its writer wrote is deleted with the writer as well, see `fieldsOfWriter`. */
function isDeleted({ deletedWholeWith }: KeptForm, whose: Whose, why: Deleting): boolean {
  if (isStaying(whose)) return false;
  if (why === "time" || why === deletedWholeWith || whose === why || whose === "both") return true;
  // A form of the pair has no single writer.
  return whose === "writer" && deletedWholeWith !== undefined;
}

/** The fields of a pair's form from which the answer is deleted for this reason. */
export const fieldsDeleted = (form: KeptForm, why: Deleting): string[] =>
  Object.entries(form.fields).flatMap(([name, { whose }]) => (isDeleted(form, whose, why) ? [name] : []));

/** The fields from which the answer is deleted when the person who gave it is erased: what one wrote oneself, whoever it is about. */
export const fieldsOfWriter = (form: KeptForm): string[] =>
  Object.entries(form.fields).flatMap(([name, { whose }]) => (isStaying(whose) ? [] : [name]));

/** What is left of a pair's form. */
export function withoutDeleted<F extends KeptFields>(
  form: KeptForm<F>,
  answer: StoredAnswer<F>,
  why: Deleting,
): StoredAnswer<F> {
  const emptied = fieldsDeleted(form, why).flatMap((name) => {
    const field = form.fields[name];
    return field ? [[name, emptyOf(field)]] : [];
  });
  return { ...answer, ...Object.fromEntries(emptied) };
}

/** Why answers are not there: all were deleted at an instant, or those of one of the two who had her data erased. */
export type MissingTexts = { at: number } | "partly";

type Kept = { textsDeletedAt: number | null } & Record<PairRole, { isErased: boolean }>;

/** What a reader of these forms of a pair is told of answers that were deleted from them. */
export function missingTextsOf(forms: readonly KeptForm[], pair: Kept): MissingTexts | undefined {
  const hasLost = (why: Deleting) => forms.some((form) => fieldsDeleted(form, why).length > 0);
  if (pair.textsDeletedAt !== null) return hasLost("time") ? { at: pair.textsDeletedAt } : undefined;
  return pairRoles.some((role) => pair[role].isErased && hasLost(role)) ? "partly" : undefined;
}
