import type { Locator, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { Control } from "../../src/playground/workspace/control.ts";
import { closeBrowser, columnAt, openPage, playgroundWith, say } from "./open-page.ts";
import { sampleApp } from "./sample-app.ts";

afterAll(closeBrowser);

/** "Kulissit" at this tab, what it tells after a press, and the same workspace as tests reach it. */
async function backstage(
  tab: string,
): Promise<{ page: Page; panel: Locator; control: Control; told(text: string): Promise<void> }> {
  const { url } = await playgroundWith(sampleApp([]));
  const page = await openPage(url, { mayBeRefused: true });
  await page.getByRole("button", { name: "Kulissit" }).click();
  await page.getByRole("tab", { name: tab }).click();
  const panel = page.locator(".dev-panel");
  return {
    page,
    panel,
    control: new Control(url),
    told: (text) => panel.locator(".told", { hasText: text }).waitFor(),
  };
}

test("a person of each kind can be added", async () => {
  const { panel, control } = await backstage("Ihmiset");
  const expected: Record<string, object> = {
    jäsen: {},
    vieras: { guest: "multi" },
    "vieras yhdellä kanavalla": { guest: "single" },
    "yrityksen toisesta työtilasta": { enterprise: { teams: ["T0PLAYGROUND", "T0COMPANY"] } },
    "toisesta organisaatiosta": { otherTeam: "T0ANOTHER" },
    "toinen botti": { isBot: true },
  };
  const kinds = await panel.getByLabel("Uuden ihmisen tili").locator("option").allInnerTexts();
  expect(kinds).toEqual(Object.keys(expected));
  for (const [index, kind] of kinds.entries()) {
    await panel.getByRole("textbox", { name: "Uuden ihmisen nimi" }).fill(`Uusi ${index}`);
    await panel.getByLabel("Uuden ihmisen tili").selectOption({ label: kind });
    await panel.getByRole("button", { name: "Lisää", exact: true }).click();
    await panel.locator(".told", { hasText: `Uusi ${index} on nyt mukana.` }).waitFor();
    const { users } = await control.everything();
    expect(users.find(({ realName }) => realName === `Uusi ${index}`)).toMatchObject(expected[kind] ?? {});
  }
});

test("the rules of the workspace, and what happens to a channel", async () => {
  const { panel, control, told } = await backstage("Työtila");
  const before = await control.policies();
  const rules = panel.locator(".choice input");
  await rules.first().waitFor();
  for (const box of await rules.all()) await box.click();
  const changed = Object.entries(await control.policies()).filter(
    ([name, value]) => before[name as keyof typeof before] !== value,
  );
  expect(changed).toHaveLength(await rules.count());

  const channel = async () =>
    (await control.everything()).channels.find(({ kind }) => kind === "public" || kind === "private");
  const id = (await channel())?.id;
  await panel.getByRole("textbox", { name: "Kanavan uusi nimi" }).fill("toinen");
  await panel.getByRole("button", { name: "Nimeä uudelleen" }).click();
  await told("Nimeä uudelleen");
  expect(await channel()).toMatchObject({ name: "toinen", previousNames: ["yleinen"] });
  await panel.getByRole("button", { name: "Jaa toiselle organisaatiolle" }).click();
  await told("Jaa toiselle organisaatiolle");
  await panel.getByRole("button", { name: "Anna uusi tunniste" }).click();
  await told("Anna uusi tunniste");
  expect(await channel()).toMatchObject({ sharedWith: ["T0ANOTHER"] });
  expect((await channel())?.id).not.toBe(id);
  await panel.getByRole("button", { name: "Tee julkiseksi" }).click();
  await told("Tätä ei voi tehdä tälle kanavalle.");
});

test("an audio clip is sent and shown with its caption; a message with a thread below it becomes a tombstone, another one goes", async () => {
  const { page, panel, control, told } = await backstage("Työtila");
  const kaisa = columnAt(page, 0);
  await kaisa.locator('[data-name="yleinen"]').click();
  await panel.getByLabel("Mitä Slack kuulee").fill("Tapaaminen oli hyvä");
  await panel.getByRole("button", { name: "Lähetä äänileike" }).click();
  await told("Äänileike on lähetetty.");
  await kaisa.locator(".file", { hasText: "Tapaaminen oli hyvä" }).waitFor();

  for (const text of ["Alku", "Yksin"]) await say(kaisa, text);
  await kaisa
    .locator(".message", { hasText: "Alku" })
    .getByRole("button", { name: /^Vastaa/ })
    .click();
  await say(kaisa, "Ketjussa");
  for (const text of ["Alku", "Yksin"]) {
    await panel.getByRole("button", { name: `Poista viesti: ${text}` }).click();
    await told("Viesti on poistettu.");
    await panel.getByRole("button", { name: `Poista viesti: ${text}` }).waitFor({ state: "detached" });
  }
  const { channels } = await control.everything();
  const said = channels.find(({ name }) => name === "yleinen")?.messages ?? [];
  expect(said.slice(-3).map(({ subtype, text }) => [subtype, text])).toEqual([
    ["file_share", ""],
    ["tombstone", "This message was deleted."],
    [undefined, "Ketjussa"],
  ]);
});

test("the connection stalls, and Slack counts another bot", async () => {
  const { panel, control } = await backstage("Häiriöt");
  const press = (name: string) => panel.getByRole("button", { name }).click();
  const line = (text: string) => panel.locator(".told", { hasText: text }).waitFor();
  await line("Yhteyksiä: 1. Jumissa: 0. Slack laskee: 1.");
  await press("Slack laskee toisen botin");
  await line("Slack laskee: 2.");
  expect(await control.line()).toMatchObject({ counted: 2 });
  await press("Slack laskee oikein");
  await line("Yhteyksiä: 1. Jumissa: 0. Slack laskee: 1.");
  await press("Jumita 30 sekunniksi");
  await line("Jumissa: 1.");
  expect(await control.line()).toMatchObject({ stalled: 1 });
});
