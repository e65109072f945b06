import { join } from "node:path";
import { readManifest } from "../../src/playground/workspace/manifest.ts";
import { startWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { ACTING_PAIRS } from "./bench-workspace.ts";

/** The people besides the coordinator and the acting pairs; their number is the first argument. */
const others = Array.from({ length: Number(process.argv[2] ?? 0) }, (_, index) => ({ name: `Mentori ${index}` }));

/* A workspace in a process of its own. It sends its parent what the parent needs to use it. It has no rate limits, because the bench is faster than people. */
const workspace = await startWorkspace({
  manifest: readManifest(join(import.meta.dirname, "..", "..", "manifest.yml")),
  clock: new TravelClock({ mode: "ticking" }),
  policies: { rateLimits: false },
  people: [
    { name: "Kaisa Lehtonen", admin: true },
    ...Array.from({ length: ACTING_PAIRS }, (_, index) => [
      { name: `Mirja Virtanen ${index + 1}` },
      { name: `Amina Hassan ${index + 1}` },
    ]).flat(),
    ...others,
  ],
});

process.send?.({
  url: workspace.url,
  apiUrl: workspace.apiUrl,
  botToken: workspace.botToken,
  appToken: workspace.appToken,
  botUserId: workspace.botUserId,
  coordinator: workspace.person("Kaisa Lehtonen").id,
  others: others.map(({ name }) => workspace.person(name).id),
  pairs: Array.from({ length: ACTING_PAIRS }, (_, index) => ({
    mentor: workspace.person(`Mirja Virtanen ${index + 1}`).id,
    actor: workspace.person(`Amina Hassan ${index + 1}`).id,
  })),
});

process.on("disconnect", () => process.exit());
