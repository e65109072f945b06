import { prepareChromium } from "./chromium.ts";

/** Unpacks the browser once. The workers inherit the environment in which it finds its libraries. */
export default async function setup(): Promise<void> {
  await prepareChromium();
}
