import { secretGroupActs } from "./secret-acts-groups.ts";
import { secretPairActs } from "./secret-acts-pairs.ts";
import type { SecretAct } from "./secret-world.ts";

/** All confidential acts, a file for each feature. Who may know of them, by the table of section 2, is for other tests. */
export const secretActs: readonly SecretAct[] = [...secretPairActs, ...secretGroupActs];
