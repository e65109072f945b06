import { linearSumAssignment } from "linear-sum-assignment";

/** Each further place of a mentor weighs this much less, so that equal mentors all get one actor before one of them gets two. */
const SECOND_PLACE_COST = 1;

/**
 * The assignment with the highest sum of weights, whatever the order of rows and columns.
 * @param weights a row for each actor, a column for each mentor; whole numbers, 0 if the two may not be a pair
 * @param places how many actors each column can take
 * @returns the column of each row, or undefined
 */
export function bestAssignment(
  weights: readonly (readonly number[])[],
  places: readonly number[],
): (number | undefined)[] {
  const rows = weights.flatMap((row, index) => (row.some((weight) => weight > 0) ? [index] : []));
  const columns = places.flatMap((number, column) => {
    const wanted = rows.filter((row) => (weights[row]?.[column] ?? 0) > 0).length;
    return Array.from({ length: Math.min(number, wanted) }, (_, place) => ({
      column,
      less: place * SECOND_PLACE_COST,
    }));
  });
  const found: (number | undefined)[] = weights.map(() => undefined);
  if (rows.length === 0 || columns.length === 0) return found;
  const matrix = rows.map((row) => columns.map(({ column, less }) => placed(weights[row]?.[column] ?? 0, less)));
  const { rowAssignments } = linearSumAssignment(matrix, { maximaze: true });
  for (const [index, row] of rows.entries()) {
    const place = columns[rowAssignments[index] ?? -1];
    // The algorithm assigns a column even if only forbidden ones are left.
    if (place && (weights[row]?.[place.column] ?? 0) > 0) found[row] = place.column;
  }
  return found;
}

const placed = (weight: number, less: number): number => (weight > 0 ? Math.max(1, weight - less) : 0);
