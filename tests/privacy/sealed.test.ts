import { createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { open, sealIn } from "../../db/privacy/privacy.ts";
import type { Kind, kinds } from "../../src/programme/privacy/rules.ts";
import {
  type Keyring,
  type Permit,
  type Place,
  type Sealed,
  seal,
  unseal,
} from "../../src/programme/privacy/sealed.ts";

const keyring = (...ids: [string, ...string[]]): Keyring => ({
  current: ids[0],
  keys: new Map(ids.map((id) => [id, createSecretKey(randomBytes(32))])),
});

const ring = keyring("first");
/** Made here only because no database says who may read; db/privacy/privacy.ts makes the real ones. */
const permit = { kind: "meeting-log" } as Permit<"meeting-log">;
const place: Place = { column: "meeting_logs.form", row: "meeting-1" };
const sealed = seal<"meeting-log">(ring, place, "Puhuimme palkasta.");

describe("a sealed text", () => {
  test("opens as it was, whatever it says, and its cipher is another each time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const one = seal<"task">(ring, place, text);
        expect(unseal(ring, { kind: "task" } as Permit<"task">, place, one)).toBe(text);
        expect(seal<"task">(ring, place, text)).not.toBe(one);
        if (text.length > 8) expect(one).not.toContain(text);
      }),
    );
  });

  test.each<[string, Place]>([
    ["another row", { column: "meeting_logs.form", row: "meeting-2" }],
    ["another column", { column: "meeting_logs.other", row: "meeting-1" }],
    ["another table", { column: "kickoff_forms.form", row: "meeting-1" }],
  ])("that was copied to %s does not open", (_, elsewhere) => {
    expect(() => unseal(ring, permit, elsewhere, sealed)).toThrow();
  });

  test("does not open with another key of the same name, and a key that is not there is named", () => {
    expect(() => unseal(keyring("first"), permit, place, sealed)).toThrow();
    expect(() => unseal(keyring("second"), permit, place, sealed)).toThrow(
      /meeting_logs\.form cannot be opened: unknown key first/,
    );
  });

  test("of before a change of keys opens as long as the old key is there", () => {
    const both: Keyring = { current: "second", keys: new Map([...ring.keys, ...keyring("second").keys]) };
    expect(unseal(both, permit, place, sealed)).toBe("Puhuimme palkasta.");
    expect(seal(both, place, "x").split(".")[1]).toBe("second");
  });

  test("that was altered in any place, cut, or lengthened does not open", () => {
    const [version = "", id = "", packed = ""] = sealed.split(".");
    const bytes = Buffer.from(packed, "base64");
    const as = (changed: Uint8Array) => `${version}.${id}.${Buffer.from(changed).toString("base64")}` as typeof sealed;
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => unseal(ring, permit, place, as(changed)), `byte ${index}`).toThrow();
      expect(() => unseal(ring, permit, place, as(bytes.subarray(0, index))), `cut at ${index}`).toThrow();
    }
    expect(() => unseal(ring, permit, place, as(Buffer.concat([bytes, Buffer.of(0)])))).toThrow();
    for (const forged of ["", ".", "1.first", "2.first.AAAA", `2.${id}.${packed}`, "Puhuimme palkasta."]) {
      expect(() => unseal(ring, permit, place, forged as typeof sealed), forged).toThrow();
    }
  });
});

describe("misuse does not compile", () => {
  test("a text is not a sealed text, a sealed text of one kind is not one of another, and a permit is not made by hand", () => {
    expectTypeOf<string extends Sealed<"task"> ? true : false>().toEqualTypeOf<false>();
    expectTypeOf<Sealed<"task"> extends Sealed<"meeting-log"> ? true : false>().toEqualTypeOf<false>();
    expectTypeOf<Sealed<"task"> extends string ? true : false>().toEqualTypeOf<true>();
    expectTypeOf<{ kind: "task" } extends Permit<"task"> ? true : false>().toEqualTypeOf<false>();
    expectTypeOf<Permit<"task"> extends Permit<"meeting-log"> ? true : false>().toEqualTypeOf<false>();
    expectTypeOf<typeof open<"task">>().parameter(1).toEqualTypeOf<Permit<"task">>();
    expectTypeOf<typeof open<"task">>().parameter(3).toEqualTypeOf<Sealed<"task">>();
    expectTypeOf<ReturnType<typeof sealIn<"task">>>().toEqualTypeOf<Sealed<"task"> | null>();
    expectTypeOf<(typeof kinds)[number]>().toEqualTypeOf<Kind>();
  });
});
