import type { meetings } from "../schema/index.ts";

/** A meeting without its sealed places, for decisions of the program. */
export type Meeting = Omit<typeof meetings.$inferSelect, "place" | "kickoffPlace">;
