/** The text with each random id replaced by its place among them, so that two databases in which the same was done are equal. */
export function withCountedIds(text: string): string {
  const known = new Map<string, string>();
  return text.replaceAll(/(?<![\w-])(?!\d+(?![\w-]))[\w-]{16}(?![\w-])/g, (id) => {
    const name = known.get(id) ?? `<id ${known.size + 1}>`;
    known.set(id, name);
    return name;
  });
}
