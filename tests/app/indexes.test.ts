import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { indexes, outOfDate } from "../../src/indexes/indexes.ts";

test("every index joins what the rooms export today; otherwise run: npm run indexes", () => {
  expect(outOfDate()).toEqual([]);
});

test("no index is left over that nothing writes", () => {
  const paths = globSync("{src,db,blocks,tests}/**/*.index.ts").map((path) => path.replaceAll("\\", "/"));
  expect(paths.toSorted()).toEqual(indexes.map(({ path }) => path).toSorted());
});
