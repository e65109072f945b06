import { actionIdsIn, type Drawing, isFields, objectsIn } from "./drawn.ts";

/** A view or a message as Slack is asked about it. `of`: what is alike in all that are drawn in the same way. */
type Sample = { of: string; view: unknown } | { of: string; message: { blocks: unknown } };

/** What tells one way of drawing from another: where it is, which form, which buttons and which kinds of blocks it has. */
function kindOf(drawing: Drawing): string {
  const ids = [...new Set(actionIdsIn(drawing))].sort().join(" ");
  const kinds = [...new Set([...objectsIn(drawing.said.blocks)].map(({ type }) => String(type)))].sort().join(" ");
  return `${drawing.on} ${drawing.callbackId} [${ids}] ${kinds}`;
}

const lengthOf = ({ said }: Drawing) => JSON.stringify(said).length;

/** One drawing of each kind, the longest, in the order of their names. Files are no blocks. */
export function samplesOf(drawn: readonly Drawing[]): Sample[] {
  const longest = new Map<string, Drawing>();
  for (const one of drawn) {
    if (!Array.isArray(one.said.blocks) || one.said.blocks.length === 0) continue;
    const kind = kindOf(one);
    const known = longest.get(kind);
    if (!known || lengthOf(known) < lengthOf(one)) longest.set(kind, one);
  }
  return [...longest]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([of, { on, said }]) =>
      on === "view" ? { of, view: viewOf(said) } : { of, message: { blocks: said.blocks } },
    );
}

/** What is sent with a view. Slack's answer of a view has more. */
function viewOf(said: Record<string, unknown>): unknown {
  const sent = [
    "type",
    "title",
    "submit",
    "close",
    "blocks",
    "callback_id",
    "private_metadata",
    "external_id",
    "clear_on_close",
    "notify_on_close",
  ];
  const view = Object.fromEntries(
    sent.flatMap((name) => (said[name] === undefined || said[name] === null ? [] : [[name, said[name]]])),
  );
  return isFields(view) ? view : {};
}
