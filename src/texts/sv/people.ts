import type { Same } from "../catalogue.ts";
import type { people as fi } from "../fi/people.ts";

export const people: Same<typeof fi> = {};
