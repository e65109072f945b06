/** A complete translation of `T`: the same keys, with any texts. */
export type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

/** A partial translation of `T`, for selkosuomi: where a key is missing, the Finnish text is used. */
export type Partly<T> = { [K in keyof T]?: T[K] extends string ? string : Partly<T[K]> };

/** The texts of a feature. Swedish and English must have the same keys as Finnish, or they do not compile; selkosuomi may lack any. */
export type Languages<T> = { fi: T; sv: Same<T>; en: Same<T>; selko?: Partly<T> };
export const languages = <const T>(texts: Languages<T>) => texts;
