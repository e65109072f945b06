/** The same keys with any text: what a translation of `T` has to have, every key of it and no other. */
export type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

/** Easy Finnish has its own text where the Finnish one is not easy enough, and falls back to it elsewhere. */
export type Partly<T> = { [K in keyof T]?: T[K] extends string ? string : Partly<T[K]> };
