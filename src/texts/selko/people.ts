import type { Partly } from "../catalogue.ts";
import type { people as fi } from "../fi/people.ts";

export const people: Partly<typeof fi> = {};
