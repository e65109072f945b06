import type { Same } from "../catalogue.ts";
import type { closing as fi } from "../fi/closing.ts";

export const closing: Same<typeof fi> = {};
