import type { KindName } from "../../db/outbox/kinds.ts";

/**
 * In which lane the rows of a feature's kinds wait, by what their reference says and `to` whom they are written: written a second time, for
 * tests/outbox/kinds.test.ts. Rows of an older version are in these lanes: a kind that changes its lane no longer keeps the order with them.
 */
export type Lanes = Readonly<Record<string, readonly KindName[]>>;
