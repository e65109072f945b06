import type { RecordedCall } from "../../src/playground/workspace/web-api/web-api.ts";

/** Methods whose effect people notice each time. To call one twice is to say something twice, even if the message is deleted later. */
const NOTICED_METHODS = new Set([
  "chat.delete",
  "chat.postMessage",
  "conversations.archive",
  "conversations.create",
  "conversations.invite",
  "conversations.kick",
  "conversations.leave",
  "files.completeUploadExternal",
  "pins.add",
]);

type Metadata = { event_payload?: { row?: string } };

/** Counts the calls that took effect, whether or not the bot got the answer. */
export class EffectCount {
  readonly #counts = new Map<string, number>();
  readonly #rows = new Map<string, number>();

  add(calls: readonly RecordedCall[]): void {
    for (const { method, args, answer } of calls) {
      if (!NOTICED_METHODS.has(method) || answer.ok !== true) continue;
      this.#counts.set(method, (this.#counts.get(method) ?? 0) + 1);
      const metadata = typeof args.metadata === "string" ? JSON.parse(args.metadata) : args.metadata;
      const row = (metadata as Metadata | undefined)?.event_payload?.row;
      if (row !== undefined) this.#rows.set(row, (this.#rows.get(row) ?? 0) + 1);
    }
  }

  lines(): string[] {
    const twice = [...this.#rows.values()].filter((times) => times > 1).length;
    const counts = [...this.#counts].sort().map(([method, times]) => `${method} took effect ${times} times`);
    return [...counts, `messages posted more than once: ${twice}`];
  }
}
