import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "../../db/store/open.ts";
import * as ids from "../../src/programme/ids.ts";

const { slackUserIdFrom, viewIdFrom, pairIdFrom } = ids;

const ownIds = Object.entries(ids).filter(
  ([name]) => name.endsWith("IdFrom") && !/^(slack|view)/.test(name),
) as unknown as [string, (value: unknown) => string | undefined][];

describe("what comes from outside", () => {
  test.each(ownIds)("is an id of ours only in its form: %s", (_, idFrom) => {
    const made = newId();
    expect(idFrom(made)).toBe(made);
    const forged = ["", "1", made.slice(1), `${made}x`, ` ${made}`, `${made}\n`, `${made.slice(1)}'`, `${made}:1`];
    for (const value of [...forged, undefined, null, 1, {}, [made], { id: made }])
      expect(idFrom(value)).toBeUndefined();
  });

  test("never becomes another id than it says", () => {
    fc.assert(
      fc.property(fc.anything({ withObjectString: true }), (value) => {
        for (const idFrom of [pairIdFrom, slackUserIdFrom, viewIdFrom])
          expect([undefined, value]).toContain(idFrom(value));
      }),
    );
  });

  test("is one of Slack's ids only by its letter", () => {
    expect(slackUserIdFrom("U0123ABC")).toBe("U0123ABC");
    expect(slackUserIdFrom("W0123ABC")).toBe("W0123ABC");
    expect(viewIdFrom("V0123ABC")).toBe("V0123ABC");
    for (const forged of ["", "U", "u0123abc", "B0123ABC", "U0123 ABC", "U0123ABC\n", "<@U0123ABC>", 1, null]) {
      expect(slackUserIdFrom(forged)).toBeUndefined();
      expect(viewIdFrom(forged)).toBeUndefined();
    }
    expect([slackUserIdFrom("C0123ABC"), viewIdFrom("U0123ABC")]).toEqual([undefined, undefined]);
  });
});
