/** An id that does not exist in the database, of the type that the caller needs. */
export const madeUp = <T extends string = never>(text: string): T => text as T;
