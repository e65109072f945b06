import { afterAll, describe, expect, test } from "vitest";
import { beginTour, followTour } from "./follow-tour.ts";
import { closeBrowser, columnAt, npmStart, openPage, say, temporaryFolder } from "./open-page.ts";

afterAll(closeBrowser);

async function open() {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  return { page, kaisa: columnAt(page, 0), mirja: columnAt(page, 1), amina: columnAt(page, 2) };
}

describe("columns", () => {
  test("a column can show any person of the workspace, and one column can fill the window; a reload keeps both", async () => {
    const { page, mirja } = await open();
    await mirja.getByRole("combobox", { name: "Kenen näyttö tämä on?" }).fill("sirpa");
    await page.keyboard.press("Enter");
    await columnAt(page, 1).getByText("vertaistuen järjestäjä").waitFor();
    await page.getByRole("button", { name: "Yksi palsta" }).click();
    await page
      .getByRole("button", { name: /^SM\s*Sirpa|Sirpa/ })
      .first()
      .click();
    expect(await page.locator(".column:visible").count()).toBe(1);
    await page.reload();
    await page.locator(".column:visible").getByText("vertaistuen järjestäjä").waitFor();
    expect(await page.locator(".column:visible").count()).toBe(1);
  });

  test("a message is marked unread until she opens its channel, for her alone", async () => {
    const { kaisa, mirja, amina } = await open();
    await kaisa.locator('[data-name="yleinen"]').click();
    await mirja.locator('[data-name="yleinen"]').click();
    await amina.locator('[data-name="yleinen"]').click();
    await amina.locator('[data-place="home"]').click();
    await say(kaisa, "Huomenta.");
    await mirja.locator(".message", { hasText: "Huomenta." }).waitFor();
    await amina.locator('[data-name="yleinen"] .unread').waitFor();
    expect(await mirja.locator('[data-name="yleinen"] .unread').count()).toBe(0);
    await amina.locator('[data-name="yleinen"]').click();
    await amina.locator('[data-name="yleinen"] .unread').waitFor({ state: "detached" });
  });

  test("two people write to each other; a channel is left, found in the list and joined again", async () => {
    const { page, kaisa, mirja } = await open();
    await kaisa.locator('[data-place="list"]').click();
    await kaisa.locator(".all-places input").fill("mirja");
    await kaisa.getByRole("button", { name: "Mirja Virtanen" }).click();
    await say(kaisa, "Ehditkö soittaa?");
    await mirja.getByRole("button", { name: /Kaisa Lehtonen/ }).click();
    await mirja.locator(".message", { hasText: "Ehditkö soittaa?" }).waitFor();
    await mirja.locator('[data-name="yleinen"]').click();
    await mirja.locator(".channel-head .button").click();
    await mirja.getByRole("button", { name: "Poistu kanavalta" }).click();
    await mirja.getByRole("alertdialog").getByRole("button", { name: "Kyllä" }).click();
    await mirja.locator('[data-name="yleinen"]').waitFor({ state: "detached" });
    await mirja.locator('[data-place="list"]').click();
    await mirja.getByRole("button", { name: /yleinen Liity/ }).click();
    await mirja.locator(".channel-head", { hasText: "yleinen" }).waitFor();
    expect(await page.locator(".trouble").allInnerTexts()).toEqual(["", "", ""]);
  });
});

describe("time", () => {
  test("the next event is the next message that somebody gets, and a press on its line shows it", async () => {
    const { page, mirja } = await open();
    await beginTour(page);
    await followTour(page, "keyboard", "Vaihe 5/10");
    await page.locator("[data-leave]").click();
    await mirja.locator('[data-place="home"]').click();
    await page.locator("[data-time=next]").click();
    await page.locator(".travel-report", { hasText: "1 uusi viesti" }).waitFor();
    expect(await page.locator(".clock").innerText()).toMatch(/^17\.00 su 18\.1\.$/);
    await page.locator(".travel-report-open").click();
    await page.locator(".travel-report-line", { hasText: "Tapaatte huomenna" }).click();
    await mirja.locator(".message", { hasText: "Tapaatte huomenna, maanantaina 19.1. kello 17." }).waitFor();
    await page.locator("[data-time=hour]").click();
    await page.locator(".travel-report", { hasText: "Ei uusia viestejä" }).waitFor();
    expect(await page.locator(".clock").innerText()).toMatch(/^18\.00 /);
    await page.keyboard.press("Escape");
    expect(await page.locator(".travel-report").innerText()).toBe("");
  });
});

describe("the developer panel", () => {
  test("shows the traffic in both directions with requests and answers, and the outbox", async () => {
    const { page } = await open();
    await beginTour(page);
    await page.getByRole("button", { name: "Kulissit" }).click();
    await followTour(page, "keyboard", "Vaihe 2/10");
    await page.getByRole("searchbox", { name: "Rajaa nimellä" }).fill("conversations.create");
    await page.locator(".call-line", { hasText: "conversations.create" }).first().click();
    await page.locator(".call-more", { hasText: "is_private" }).waitFor();
    expect(await page.locator(".call-more").innerText()).toContain('"ok": true');
    await page.getByRole("searchbox", { name: "Rajaa nimellä" }).fill("pairs:new");
    await page.locator(".call-line", { hasText: "interactive" }).first().waitFor();
    await page.getByRole("tab", { name: "Lähtevät" }).click();
    await page.locator(".outbox li", { hasText: "odottaa" }).first().waitFor();
    await page.locator(".outbox li", { hasText: "lähetetty" }).first().waitFor();
  });

  test("an ordered fault happens, and the people still get everything once", async () => {
    const { page, mirja } = await open();
    await beginTour(page);
    await followTour(page, "keyboard", "Vaihe 4/10");
    await page.getByRole("button", { name: "Kulissit" }).click();
    await page.getByRole("tab", { name: "Häiriöt" }).click();
    await page.locator(".fault-form select").selectOption("lost-answer");
    await page.getByRole("button", { name: "Lisää häiriö" }).click();
    await page.getByText("Tilatut häiriöt (1)").waitFor();
    await followTour(page, "keyboard", "Vaihe 5/10");
    await page.getByText("Tilatut häiriöt (0)").waitFor();
    await page.locator("[data-time=hour]").click();
    await page.locator(".travel-report", { hasText: /uusi|uutta|uusia/ }).waitFor();
    expect(await mirja.locator(".message", { hasText: "Tapaaminen on sovittu" }).count()).toBe(1);
    await page.getByRole("button", { name: "Katkaise" }).click();
    await mirja.locator('[data-place="home"]').click();
    await page.getByRole("tab", { name: "Kutsut" }).click();
    await page.locator(".call-line.is-bad", { hasText: "lost-answer" }).waitFor();
  });

  test("a person joins, is deactivated and reactivated, and another one gets another language", async () => {
    const { page, mirja } = await open();
    await page.getByRole("button", { name: "Kulissit" }).click();
    await page.getByRole("tab", { name: "Ihmiset" }).click();
    await page.getByRole("textbox", { name: "Uuden ihmisen nimi" }).fill("Anna Uusi");
    await page.getByRole("button", { name: "Lisää", exact: true }).click();
    await page.locator(".outbox li", { hasText: "Anna Uusi" }).getByRole("button", { name: "Poista käytöstä" }).click();
    await page.locator(".outbox li", { hasText: "Anna Uusi" }).getByRole("button", { name: "Palauta" }).waitFor();
    await page.getByLabel("Kieli: Mirja Virtanen").selectOption("en-GB");
    await mirja.getByRole("button", { name: "Language" }).waitFor();
  });
});
