/** JSON from the workspace, of which the page knows the shape only as it looks. */
export type Thing = Record<string, unknown>;

export const isThing = (value: unknown): value is Thing =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const thingOf = (value: unknown): Thing => (isThing(value) ? value : {});
export const thingsOf = (value: unknown): Thing[] => (Array.isArray(value) ? value.filter(isThing) : []);
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
/** The string of a text object. */
export const plainOf = (value: unknown): string => textOf(thingOf(value).text);
