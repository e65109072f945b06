import { afterAll, describe, expect, test } from "vitest";
import { closeBrowser, columnAt, openPage, PHONE, playgroundWith, say } from "./open-page.ts";
import { type Received, sampleApp } from "./sample-app.ts";

afterAll(closeBrowser);

async function open(options: Parameters<typeof openPage>[1] = {}) {
  const received: Received[] = [];
  const { url } = await playgroundWith(sampleApp(received));
  const page = await openPage(url, options);
  return { url, received, page, kaisa: columnAt(page, 0), mirja: columnAt(page, 1) };
}

describe("the welcome", () => {
  test.each([
    { locale: "sv-FI", title: "Välkommen", lang: "sv" },
    { locale: "en-US", title: "Welcome", lang: "en" },
    { locale: "fi-FI", title: "Tervetuloa", lang: "fi" },
    { locale: "de-DE", title: "Tervetuloa", lang: "fi" },
  ])("is in the browser's language, or in Finnish: $locale", async ({ locale, title, lang }) => {
    const { page } = await open({ locale, isWelcomed: true });
    await page.getByRole("dialog", { name: title }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe(lang);
  });

  test("changes its language at once, keeps it over a reload, and asks nothing about the people's profiles", async () => {
    const { page } = await open({ isWelcomed: true });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("dialog", { name: "Welcome" }).waitFor();
    expect(await page.title()).toBe("Auroras playground");
    expect(await page.getByRole("checkbox").count()).toBe(0);
    await page.reload();
    await page.getByRole("dialog", { name: "Welcome" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".welcome").waitFor({ state: "detached" });
  });
});

describe("Back", () => {
  test("goes from a channel to where she was, on a phone from person to person, and closes a form first", async () => {
    const { page, kaisa } = await open({ viewport: PHONE });
    await kaisa.locator('[data-name="yleinen"]').click();
    await page.locator(".person-tab").nth(1).click();
    await page.goBack();
    await kaisa.locator(".channel-head").waitFor();
    await say(kaisa, "/mentoring");
    await kaisa.getByRole("dialog", { name: "Kaikki kentät" }).waitFor();
    await page.goBack();
    await kaisa.getByRole("dialog").waitFor({ state: "detached" });
    await kaisa.locator(".channel-head").waitFor();
    await page.goBack();
    await kaisa.locator(".home").waitFor();
    await page.goForward();
    await kaisa.locator(".channel-head").waitFor();
  });

  test("passes over a form that she has closed herself", async () => {
    const { page, kaisa } = await open();
    await kaisa.locator('[data-name="yleinen"]').click();
    await say(kaisa, "/mentoring");
    await kaisa.getByRole("dialog").getByRole("button", { name: "Peru" }).click();
    await kaisa.getByRole("dialog").waitFor({ state: "detached" });
    await page.goBack();
    await kaisa.locator(".home").waitFor();
  });
});

describe("two tabs", () => {
  test("a form opens in the tab in which she acted; each tab sends what it shows", async () => {
    const { page, url, kaisa, received } = await open();
    const other = await page.context().newPage();
    await other.goto(url);
    const there = columnAt(other, 0);
    await kaisa.locator('[data-name="yleinen"]').click();
    await say(kaisa, "/mentoring lyhyt");
    const form = kaisa.getByRole("dialog", { name: "Kaikki kentät" });
    await form.getByLabel("Lyhyt teksti").fill("Yksi");
    await there.getByText("Lomake on auki toisessa välilehdessä.").waitFor();
    expect(await there.getByRole("dialog").count()).toBe(0);

    await there.getByRole("button", { name: "Näytä se täällä" }).click();
    await form.waitFor({ state: "detached" });
    await there.getByRole("dialog").getByLabel("Lyhyt teksti").fill("Kaksi");
    await kaisa.getByRole("button", { name: "Näytä se täällä" }).click();
    expect(await form.getByLabel("Lyhyt teksti").inputValue()).toBe("Yksi");
    await form.getByRole("button", { name: "Lähetä" }).click();
    await expect
      .poll(() => received.findLast(({ what }) => what === "submission")?.body)
      .toMatchObject({ lyhyt: { lyhyt: { value: "Yksi" } } });
  });

  test("a reload keeps the words that were typed, in a form and in the message box", async () => {
    const { page, kaisa, mirja } = await open();
    await mirja.locator('[data-name="yleinen"]').click();
    await mirja.locator(".composer textarea").fill("Kesken jäänyt");
    await kaisa.locator('[data-name="yleinen"]').click();
    await say(kaisa, "/mentoring lyhyt");
    await kaisa.getByRole("dialog").getByLabel("Lyhyt teksti").fill("Juuri nyt");
    await page.reload();
    await expect.poll(() => kaisa.getByRole("dialog").getByLabel("Lyhyt teksti").inputValue()).toBe("Juuri nyt");
    expect(await mirja.locator(".composer textarea").inputValue()).toBe("Kesken jäänyt");
  });
});

describe("what a screen reader says", () => {
  test("is a sentence in the page's language, with names, without signs", async () => {
    const { kaisa, mirja } = await open();
    await kaisa.locator('[data-name="yleinen"]').click();
    const said = mirja.locator("[aria-live=polite].sr-only");
    await say(kaisa, "Hei @Amina Hassan, *katso* <tätä> :smile:");
    await expect
      .poll(() => said.innerText())
      .toBe("Mirja sai viestin. Kaisa Lehtonen kirjoittaa: Hei Amina Hassan, katso <tätä> 😄");
    await say(kaisa, "/invite @auroras");
    await expect.poll(() => said.innerText()).toBe("Mirja sai viestin. Auroras-mentorointi liittyi kanavalle.");
  });
});

describe("what the workspace refuses", () => {
  test.each([
    { language: "Suomi", text: "Tämä ei onnistunut. Tällaista komentoa ei ole." },
    { language: "Svenska", text: "Det här lyckades inte. Det finns inget sådant kommando." },
    { language: "English", text: "That did not work. There is no such command." },
  ])("is said in $language", async ({ language, text }) => {
    const { url } = await playgroundWith(sampleApp([]));
    const page = await openPage(url, { mayBeRefused: true });
    await page.locator("#language").selectOption({ label: language });
    const kaisa = columnAt(page, 0);
    await kaisa.locator('[data-name="yleinen"]').click();
    await say(kaisa, "/meetings");
    await expect.poll(() => kaisa.locator(".trouble span").innerText()).toBe(text);
  });
});

test("a dark scheme has dark sheets and light text", async () => {
  const { page } = await open({ colorScheme: "dark" });
  const [sheet, ink] = (await page.evaluate(`(() => {
    const style = getComputedStyle(document.querySelector(".column"));
    const light = (colour) => Math.max(...colour.match(/\\d+/g).slice(0, 3).map(Number));
    return [light(style.backgroundColor), light(style.color)];
  })()`)) as [number, number];
  expect(sheet).toBeLessThan(80);
  expect(ink).toBeGreaterThan(200);
});
