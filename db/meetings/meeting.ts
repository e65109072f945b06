import type { meetings } from "../schema/index.ts";

/** A meeting without its place, for what the program decides by itself. */
export type Meeting = Omit<typeof meetings.$inferSelect, "place" | "kickoffPlace">;
