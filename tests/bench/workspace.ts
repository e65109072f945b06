import { join } from "node:path";
import { readManifest } from "../../src/playground/workspace/manifest.ts";
import { startWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { ACTING } from "./cast.ts";

/** How many there are beside those who act. */
const others = Array.from({ length: Number(process.argv[2] ?? 0) }, (_, index) => ({ name: `Mentori ${index}` }));

/** One workspace in a process of its own; tells the process that forked it how to get in. Only the rate limits are off: the bench is faster than people. */
const workspace = await startWorkspace({
  manifest: readManifest(join(import.meta.dirname, "..", "..", "manifest.yml")),
  clock: new TravelClock({ mode: "ticking" }),
  policies: { rateLimits: false },
  people: [
    { name: "Kaisa Lehtonen", admin: true },
    ...Array.from({ length: ACTING }, (_, index) => [
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
  pairs: Array.from({ length: ACTING }, (_, index) => ({
    mentor: workspace.person(`Mirja Virtanen ${index + 1}`).id,
    actor: workspace.person(`Amina Hassan ${index + 1}`).id,
  })),
});

process.on("disconnect", () => process.exit());
