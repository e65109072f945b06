import { block } from "./blocks.ts";
import { complain, type Fields, type Findings, isFields, list } from "./checks.ts";
import { type Surface, surfaces } from "./rules.ts";

/** The problems of an array of blocks on a surface, including duplicate ids and the number of blocks. `pointer` is the array's JSON pointer. */
export function problemsOfBlocks(blocks: unknown, pointer: string, surface: Surface): string[] {
  const findings: Findings = { surface, problems: [] };
  const { max_blocks: max } = surfaces[surface];
  const min = surface === "modal" ? surfaces.modal.min_blocks : 0;
  list(block, { min, max })(blocks, pointer, findings);
  repeatedIds(blocks, pointer, findings);
  if (surface === "message") onlyOneTable(blocks, pointer, findings);
  return findings.problems;
}

/** `inBlock`: the pointer of the element's block. */
type ElementAt = { element: Fields; pointer: string; inBlock: string };

/** All blocks, including those inside containers. */
function blocksIn(blocks: unknown, pointer: string): { one: Fields; pointer: string }[] {
  if (!Array.isArray(blocks)) return [];
  return [...blocks.entries()].flatMap(([index, one]) =>
    isFields(one)
      ? [{ one, pointer: `${pointer}/${index}` }, ...blocksIn(one.child_blocks, `${pointer}/${index}/child_blocks`)]
      : [],
  );
}

/** All elements in the blocks: accessories, elements of inputs, elements of actions blocks and cards. */
export function elementsIn(blocks: unknown, at: string): ElementAt[] {
  return blocksIn(blocks, at).flatMap(({ one, pointer }) => {
    const inArrays = ["elements", "actions"].flatMap((key) =>
      (Array.isArray(one[key]) ? [...one[key].entries()] : []).map(([index, element]) => [`${key}/${index}`, element]),
    );
    const found: unknown[][] = [["accessory", one.accessory], ["element", one.element], ...inArrays];
    return found.flatMap(([key, element]) =>
      isFields(element) ? [{ element, pointer: `${pointer}/${String(key)}`, inBlock: pointer }] : [],
    );
  });
}

function repeatedIds(blocks: unknown, pointer: string, findings: Findings): void {
  const seen = new Set<string>();
  const note = (key: string, scope: string, id: unknown, at: string): void => {
    if (typeof id !== "string") return;
    const name = JSON.stringify([key, scope, id]);
    if (seen.has(name)) complain(findings, `${at}/${key}`, `\`${key}\` "${id}" already exists`);
    seen.add(name);
  };
  for (const { one, pointer: at } of blocksIn(blocks, pointer)) note("block_id", "", one.block_id, at);
  for (const { element, pointer: at, inBlock } of elementsIn(blocks, pointer)) {
    note("action_id", inBlock, element.action_id, at);
  }
}

function onlyOneTable(blocks: unknown, pointer: string, findings: Findings): void {
  const tables = blocksIn(blocks, pointer).filter(({ one }) => one.type === "table");
  for (const { pointer: at } of tables.slice(1)) complain(findings, at, "only_one_table_allowed");
}
