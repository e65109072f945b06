/** An id that nothing has given out, of the type that is wanted where it is used. */
export const madeUp = <T extends string = never>(text: string): T => text as T;
