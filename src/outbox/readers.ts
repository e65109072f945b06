import { consulting } from "../../db/channels/readers.ts";
import { type DeliveryContext, Postponed } from "./effects.ts";

/** So often something is drawn again because what was asked for it has changed it. */
const MOST_ROUNDS = 3;

/**
 * Draws something when it is known who reads the channels on which it depends, and asks before where it is not. What it is drawn for may
 * differ by then, so `draw` finds that out as well. @throws SlackBusy, SlackUncertain, SlackRefused
 */
export async function knowingReaders<Drawn>(context: DeliveryContext, draw: () => Drawn): Promise<Drawn> {
  for (let round = 0; ; round++) {
    const { result, channels } = consulting(context.db, draw);
    const unknown = channels.filter((channelId) => context.channels.mustAsk(channelId));
    if (unknown.length === 0 || round === MOST_ROUNDS) return result;
    for (const channelId of unknown) await context.channels.ask(channelId, context.doorToAsk);
  }
}

/** The same in the turn in which it is sent. @throws Postponed where something has happened since, and it has to be asked again */
export function drawnForKnown<Drawn>(context: DeliveryContext, draw: () => Drawn): Drawn {
  const { result, channels } = consulting(context.db, draw);
  if (channels.some((channelId) => context.channels.mustAsk(channelId)))
    throw new Postponed(context.now, "who reads along?");
  return result;
}
