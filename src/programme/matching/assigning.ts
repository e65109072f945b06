import { linearSumAssignment } from "linear-sum-assignment";

/** A mentor's second place counts a little less than her first, so that of equals everybody gets one before anybody gets two. */
const SPREAD = 1;

/**
 * The best of all assignments: the sum of the weights is as high as it can be, not only good for those who come first.
 * @param weights a row for each who seeks, a column for each who offers; whole numbers, 0 where the two may not be a pair
 * @param places how many each column can take
 * @returns for each row its column, or undefined
 */
export function bestAssignment(
  weights: readonly (readonly number[])[],
  places: readonly number[],
): (number | undefined)[] {
  const rows = weights.flatMap((row, index) => (row.some((weight) => weight > 0) ? [index] : []));
  const columns = places.flatMap((number, column) => {
    const wanted = rows.filter((row) => (weights[row]?.[column] ?? 0) > 0).length;
    return Array.from({ length: Math.min(number, wanted) }, (_, place) => ({ column, less: place * SPREAD }));
  });
  const found: (number | undefined)[] = weights.map(() => undefined);
  if (rows.length === 0 || columns.length === 0) return found;
  const matrix = rows.map((row) => columns.map(({ column, less }) => placed(weights[row]?.[column] ?? 0, less)));
  const { rowAssignments } = linearSumAssignment(matrix, { maximaze: true });
  for (const [index, row] of rows.entries()) {
    const place = columns[rowAssignments[index] ?? -1];
    // Where nothing is left that may be, the algorithm still gives a column.
    if (place && (weights[row]?.[place.column] ?? 0) > 0) found[row] = place.column;
  }
  return found;
}

const placed = (weight: number, less: number): number => (weight > 0 ? Math.max(1, weight - less) : 0);
