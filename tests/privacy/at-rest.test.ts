import { expect, test } from "vitest";
import { isIn } from "../support/at-rest.ts";

test("the search finds a text that does lie there, however it is written", () => {
  for (const written of [
    "x Virtanen y",
    Buffer.from("a Virtanen").toString("base64"),
    Buffer.from("Virtanen").toString("hex"),
  ])
    expect(isIn(Buffer.from(written), "Virtanen")).toBe(true);
  expect(isIn(Buffer.from("Virtane"), "Virtanen")).toBe(false);
});
