import type { Partly } from "../catalogue.ts";
import type { closing as fi } from "../fi/closing.ts";

export const closing: Partly<typeof fi> = {};
