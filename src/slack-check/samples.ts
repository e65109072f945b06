import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Sample } from "./checking.ts";

export const SAMPLES = join(import.meta.dirname, "samples.json.gz");

/** One of each kind of view and message that the tour of everything draws. Compressed: they are two megabytes of longest texts. */
export const readSamples = (): Sample[] => JSON.parse(gunzipSync(readFileSync(SAMPLES)).toString("utf8"));
