import { emptyOf, type KeptFields, type KeptForm, type StoredAnswer, type Whose } from "../forms/fields.ts";
import { type PairRole, pairRoles } from "../pairs/roles.ts";

/** Why answers are deleted from the forms of a pair: the data of one of the two is erased, or the pair has been over for long enough. PRODUCT.md section 8. */
export type Deleting = PairRole | "time";

export const isStaying = (whose: Whose): boolean => typeof whose === "object";

/** Whether the answer to a field is deleted for this reason. For forms with one writer see also `fieldsOfWriter`. */
function isDeleted({ deletedWholeWith }: KeptForm, whose: Whose, why: Deleting): boolean {
  if (isStaying(whose)) return false;
  if (why === "time" || why === deletedWholeWith || whose === why || whose === "both") return true;
  // A form of the pair has no single writer.
  return whose === "writer" && deletedWholeWith !== undefined;
}

/** The fields of a pair's form whose answers are deleted for this reason. */
export const fieldsDeleted = (form: KeptForm, why: Deleting): string[] =>
  Object.entries(form.fields).flatMap(([name, { whose }]) => (isDeleted(form, whose, why) ? [name] : []));

/** The fields whose answers are deleted when the writer's data is erased: everything that the writer wrote, also about others, except `stays`. */
export const fieldsOfWriter = (form: KeptForm): string[] =>
  Object.entries(form.fields).flatMap(([name, { whose }]) => (isStaying(whose) ? [] : [name]));

/** The answer to a pair's form without what is deleted for this reason. */
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

/** Why answers are missing: all were deleted at an instant, or (`partly`) the data of one of the two was erased. */
export type MissingTexts = { at: number } | "partly";

type PairTexts = { textsDeletedAt: number | null } & Record<PairRole, { isErased: boolean }>;

/** What to tell a reader of these forms about deleted answers; undefined if none are missing. */
export function missingTextsOf(forms: readonly KeptForm[], pair: PairTexts): MissingTexts | undefined {
  const hasLost = (why: Deleting) => forms.some((form) => fieldsDeleted(form, why).length > 0);
  if (pair.textsDeletedAt !== null) return hasLost("time") ? { at: pair.textsDeletedAt } : undefined;
  return pairRoles.some((role) => pair[role].isErased && hasLost(role)) ? "partly" : undefined;
}
