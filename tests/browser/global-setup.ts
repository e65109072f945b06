import { prepareChromium } from "./chromium.ts";

/** The workers inherit the environment in which the browser finds its libraries. */
export default async function setup(): Promise<void> {
  await prepareChromium();
}
