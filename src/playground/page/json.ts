/** A JSON object from the workspace. The page cannot import workspace/json.ts, which is not served, so it has these itself. */
export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
export const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
/** The string of a Block Kit text object. */
export const plainText = (value: unknown): string => textOf(fieldsOf(value).text);
