/** A complete translation of `T`: the same keys, with any texts. */
export type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

/** A partial translation of `T`, for selkosuomi: where a key is missing, the Finnish text is used. */
export type Partly<T> = { [K in keyof T]?: T[K] extends string ? string : Partly<T[K]> };
