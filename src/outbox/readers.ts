import { consulting } from "../../db/channels/readers.ts";
import { type DeliveryContext, Postponed } from "./effects.ts";

/** How often a message is drawn again because the answers about its channels changed which channels it depends on. */
const MAX_ROUNDS = 3;

/**
 * Draws something that depends on who reads certain channels, and asks Slack first about those that are unknown. The address may change by
 * the answers, so `draw` has to find the address too. @throws SlackBusy, SlackUncertain, SlackRefused
 */
export async function knowingReaders<Drawn>(context: DeliveryContext, draw: () => Drawn): Promise<Drawn> {
  for (let round = 0; ; round++) {
    const { result, channels } = consulting(context.db, draw);
    const unknown = channels.filter((channelId) => context.channels.mustAsk(channelId));
    if (unknown.length === 0 || round === MAX_ROUNDS) return result;
    for (const channelId of unknown) await context.channels.ask(channelId, context.doorToAsk);
  }
}

/** The same right before sending, without asking. @throws Postponed where the readers have become unknown since, so that Slack is asked again */
export function drawnForKnown<Drawn>(context: DeliveryContext, draw: () => Drawn): Drawn {
  const { result, channels } = consulting(context.db, draw);
  if (channels.some((channelId) => context.channels.mustAsk(channelId)))
    throw new Postponed(context.now, "who reads along?");
  return result;
}
