import { expect, test } from "vitest";
import { complaintsAboutNamed } from "../../src/programme/light-pairs/rules.ts";

const wrongIn = (email: string, letters: readonly string[]) =>
  complaintsAboutNamed({ actor: "Sari", email, letters, consentOn: "2026-01-12" }, "2026-01-12").email?.key;

test("the address of an actor is right exactly if letters can be sent to it", () => {
  for (const letters of [[], ["letters"]]) {
    for (const email of ["sari@posti.example", " Sari@Posti.Example ", "sari@äiti.example", "o'neil+1@posti.example"])
      expect(wrongIn(email, letters), email).toBeUndefined();
    for (const email of [
      "sari",
      "sari@posti-.example",
      "sari@-posti.example",
      `${"a".repeat(65)}@posti.example`,
      '"sari s"@posti.example',
      "sari@posti.example, b@c.example",
    ])
      expect(wrongIn(email, letters), email).toBe("lightPairs.wrong.email");
  }
});
