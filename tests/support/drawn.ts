import type { World } from "./world.ts";

export type Fields = Record<string, unknown>;

/** A message, modal or Home tab that the bot has drawn. */
export type Drawing = { on: "message" | "view"; said: Fields; callbackId: string };

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const parsed = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** A view that can be submitted is a form. */
export function drawnView(view: Fields): Drawing {
  const isForm = view.submit !== undefined && view.submit !== null;
  return { on: "view", said: view, callbackId: isForm ? textOf(view.callback_id) : "" };
}

const drawnMessage = (said: Fields): Drawing => ({ on: "message", said, callbackId: "" });

/**
 * Everything that the bot has drawn so far by calling Slack, also for one person alone. The views that answer a submission are not calls: the
 * code that submits has to note them.
 */
export async function everythingDrawn(world: World): Promise<Drawing[]> {
  const calls = await world.control.calls();
  const { channels } = await world.control.everything();
  const called = calls.flatMap(({ method, args }): Drawing[] => {
    if (method.startsWith("views.")) {
      const view = parsed(args.view);
      return isFields(view) ? [drawnView(view)] : [];
    }
    if (method === "files.completeUploadExternal")
      return [drawnMessage({ text: args.initial_comment, files: args.files })];
    if (!["chat.postMessage", "chat.update", "chat.postEphemeral"].includes(method)) return [];
    return [drawnMessage({ text: args.text, blocks: parsed(args.blocks) })];
  });
  const shown = channels.flatMap(({ ephemerals }) =>
    ephemerals.map(({ text, blocks }) => drawnMessage({ text, blocks: blocks ?? [] })),
  );
  return [...called, ...shown];
}

/** All objects in it, at any depth. */
export function* objectsIn(value: unknown): Generator<Fields> {
  if (Array.isArray(value)) for (const one of value) yield* objectsIn(one);
  if (!isFields(value)) return;
  yield value;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** The action_ids of elements that send an event when they are used. Fields of a form send none before the form is submitted. */
export function actionIdsIn({ said }: Drawing): string[] {
  return [...objectsIn(said)].flatMap((block) => {
    const told = block.dispatch_action === true ? block.element : block.accessory;
    const elements = block.type === "actions" ? block.elements : [told];
    return (Array.isArray(elements) ? elements : []).flatMap((element) =>
      isFields(element) && element.action_id !== undefined ? [textOf(element.action_id)] : [],
    );
  });
}

/** The texts in which Slack looks for mentions, links and formatting. A notification's text is one of them. */
export function markupIn({ on, said }: Drawing): string[] {
  const marked = [...objectsIn(said)].filter(({ type }) => type === "mrkdwn").map(({ text }) => textOf(text));
  return on === "message" ? [textOf(said.text), ...marked] : marked;
}

/** Every text that a person reads there. */
export function textsIn(drawing: Drawing): string[] {
  const texts = [...objectsIn(drawing.said)].flatMap((part) =>
    ["text", "title", "submit", "close"].map((name) => textOf(part[name])),
  );
  return texts.filter((text) => text !== "");
}

/** Texts that were cut although Slack allows longer ones. Options of a list and tasks on Home may be cut. */
export const cutIn = (drawing: Drawing): string[] => {
  const options = new Set(
    [...objectsIn(drawing.said)].filter((part) => "value" in part && !("action_id" in part)).map(({ text }) => text),
  );
  const offered = [...options].map((text) => (isFields(text) ? textOf(text.text) : ""));
  return textsIn(drawing).filter((text) => text.endsWith("…") && !offered.includes(text));
};

/** The text of a view, block by block, without the values of its fields. A long text is split into several blocks. */
export function readIn({ said }: Drawing): string {
  const blocks = Array.isArray(said.blocks) ? said.blocks.filter(isFields) : [];
  return blocks
    .filter(({ type }) => type === "section" || type === "context")
    .flatMap(({ text, elements }) => [text, ...(Array.isArray(elements) ? elements : [])])
    .map((text) => (isFields(text) ? textOf(text.text) : ""))
    .join("");
}
