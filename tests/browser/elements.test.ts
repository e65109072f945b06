import { afterAll, describe, expect, test } from "vitest";
import { closeBrowser, columnAt, openPage, playgroundWith, say } from "./open-page.ts";
import { inputNames, type Received, sampleApp } from "./sample-app.ts";

afterAll(closeBrowser);

/** As much of the browser's Element as these tests use; tests have no types of the browser. */
type InBrowser = {
  scrollHeight: number;
  scrollTo(x: number, y: number): void;
  getBoundingClientRect(): { top: number; bottom: number };
  closest(selector: string): InBrowser;
};

const scrollTo = (body: InBrowser, place: "start" | "end") => body.scrollTo(0, place === "end" ? body.scrollHeight : 0);

/** Whether the element is inside the visible part of its modal. */
function isInView(element: InBrowser): boolean {
  const own = element.getBoundingClientRect();
  const box = element.closest(".dialog-body").getBoundingClientRect();
  return own.top >= box.top - 1 && own.bottom <= box.bottom + 1;
}

async function open() {
  const received: Received[] = [];
  const { url } = await playgroundWith(sampleApp(received));
  const page = await openPage(url);
  const kaisa = columnAt(page, 0);
  await kaisa.locator('[data-name="yleinen"]').click();
  return {
    received,
    page,
    kaisa,
    mirja: columnAt(page, 1),
    last: (what: string) => received.findLast((one) => one.what === what)?.body,
  };
}

describe("a message", () => {
  test("shows every block that an app may send, and the JSON of a block that the page does not know", async () => {
    const { kaisa } = await open();
    await kaisa.locator('[data-place="bot"]').click();
    await say(kaisa, "/mentoring viesti");
    const message = kaisa.locator(".message").last();
    await message.getByRole("heading", { name: "Otsikko" }).waitFor();
    expect(await message.locator("strong", { hasText: "lihava" }).count()).toBe(1);
    expect(await message.locator("em").allInnerTexts()).toContain("vino");
    expect(await message.locator("blockquote").innerText()).toBe("lainaus");
    expect(await message.innerText()).toContain("<b>ei lihava</b> 🎉");
    expect(await message.getByRole("link", { name: "linkki" }).getAttribute("href")).toBe("https://example.org/a");
    expect(await message.getByRole("img", { name: "kuva muualta" }).isVisible()).toBe(true);
    expect(await message.locator("li", { hasText: "kohta" }).count()).toBe(1);
    expect(await message.locator("[data-unknown=card]").innerText()).toBe("Tätä osaa sivu ei osaa piirtää: card");
  });

  test("presses and choices in it reach the app; a confirmation is asked before; an update replaces the message", async () => {
    const { kaisa, last, received } = await open();
    await kaisa.locator('[data-place="bot"]').click();
    await say(kaisa, "/mentoring viesti");
    const message = kaisa.locator(".message").last();
    await message.getByRole("button", { name: "Poista" }).click();
    const question = kaisa.getByRole("alertdialog", { name: "Oletko varma?" });
    await question.getByRole("button", { name: "Älä" }).click();
    expect(received.filter(({ what }) => what === "action")).toEqual([]);
    await message.getByRole("button", { name: "Poista" }).click();
    await question.getByRole("button", { name: "Tee se" }).click();
    await expect.poll(() => last("action")).toMatchObject({ action_id: "varmistus", value: "2" });

    await message.getByRole("combobox", { name: "Valitse hedelmä" }).fill("luu");
    await kaisa.page().keyboard.press("Enter");
    await expect.poll(() => last("action")).toMatchObject({ action_id: "valinta", selected_option: { value: "o2" } });
    await message.locator("input[type=date]").fill("2026-02-01");
    await expect.poll(() => last("action")).toMatchObject({ action_id: "paiva", selected_date: "2026-02-01" });
    await message.getByRole("button", { name: "Lisää" }).click();
    await message.getByRole("menuitem", { name: "Päärynä" }).click();
    await expect.poll(() => last("action")).toMatchObject({ action_id: "lisaa", selected_option: { value: "o1" } });
    await message.getByRole("button", { name: "Tavallinen" }).click();
    await message.getByText("Painettu").waitFor();
    expect(await message.getByRole("button", { name: "Tavallinen" }).count()).toBe(0);
  });

  test("an ephemeral message is seen by her alone; threads and files reach the others", async () => {
    const { kaisa, mirja, page } = await open();
    await mirja.locator('[data-name="yleinen"]').click();
    await say(kaisa, "/invite @auroras");
    await mirja.locator(".notice", { hasText: "Auroras-mentorointi liittyi kanavalle" }).waitFor();
    await say(kaisa, "/mentoring vain");
    await kaisa.locator(".message.is-own", { hasText: "Vain sinulle." }).waitFor();
    await say(kaisa, "Kuka tulee?");
    await mirja.locator(".message", { hasText: "Kuka tulee?" }).hover();
    await mirja.locator(".message", { hasText: "Kuka tulee?" }).getByRole("button", { name: "Vastaa" }).click();
    await say(mirja, "Minä tulen.");
    await kaisa.getByRole("button", { name: "1 vastaus" }).click();
    await kaisa.locator(".message", { hasText: "Minä tulen." }).waitFor();
    expect(await mirja.getByText("Vain sinulle.").count()).toBe(0);

    await mirja.getByRole("button", { name: "Takaisin" }).click();
    await mirja
      .locator(".composer input[type=file]")
      .setInputFiles({ name: "ohje.txt", mimeType: "text/plain", buffer: Buffer.from("Ohje") });
    await kaisa.getByRole("button", { name: "Takaisin" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      kaisa.getByRole("button", { name: /ohje\.txt/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("ohje.txt");
  });
});

describe("a modal", () => {
  test("takes every kind of input, and the app gets the values", async () => {
    const { kaisa, page, last } = await open();
    await say(kaisa, "/mentoring");
    const dialog = kaisa.getByRole("dialog", { name: "Kaikki kentät" });
    await dialog.getByLabel("Lyhyt teksti").fill("Hei");
    await dialog.getByLabel("Pitkä teksti").fill("Yksi\nkaksi");
    expect(await dialog.getByText("90 merkkiä jäljellä").isVisible()).toBe(true);
    await dialog.getByLabel("Luku").fill("7");
    await dialog.getByLabel("Sähköposti").fill("kaisa@example.org");
    await dialog.getByLabel("Verkko-osoite").fill("https://example.org");
    const choose = async (label: string, typed: string) => {
      await dialog.getByRole("combobox", { name: label, exact: true }).fill(typed);
      await dialog.getByRole("option").first().click();
    };
    await choose("Yksi valinta", "pää");
    await choose("Monta valintaa", "ome");
    await choose("Monta valintaa", "luu");
    await choose("Ihminen", "amina");
    await choose("Ihmiset (valinnainen)", "linh");
    await choose("Kanava (valinnainen)", "ylei");
    await choose("Haku (valinnainen)", "xyz");
    await dialog.getByLabel("Päivä *", { exact: true }).fill("2026-01-20");
    await dialog.getByLabel("Kellonaika").fill("17:30");
    await dialog.getByLabel("Päivä ja aika").fill("2026-07-01T12:00");
    await dialog.getByRole("checkbox", { name: "Luumu" }).check();
    await dialog.getByRole("checkbox", { name: "Omena" }).check();
    await dialog.getByRole("radio", { name: "Päärynä" }).check();
    await dialog
      .getByLabel("Tiedosto")
      .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("a;b") });
    await dialog.getByText("a.csv").waitFor();
    await dialog.getByLabel("Muotoiltu teksti").fill("rikas");
    await dialog.getByRole("button", { name: "Lähetä" }).click();
    await kaisa.getByRole("dialog", { name: "Toinen" }).waitFor();
    const amina = await columnAt(page, 2).getAttribute("data-column");
    expect(last("submission")).toMatchObject({
      lyhyt: { lyhyt: { value: "Hei" } },
      pitka: { pitka: { value: "Yksi\nkaksi" } },
      luku: { luku: { value: "7" } },
      posti: { posti: { value: "kaisa@example.org" } },
      osoite: { osoite: { value: "https://example.org" } },
      yksi: { yksi: { selected_option: { value: "o1" } } },
      monta: { monta: { selected_options: [{ value: "o0" }, { value: "o2" }] } },
      ihminen: { ihminen: { selected_user: amina } },
      haku: { haku: { selected_option: { value: "l-xyz" } } },
      pvm: { pvm: { selected_date: "2026-01-20" } },
      kello: { kello: { selected_time: "17:30" } },
      hetki: { hetki: { selected_date_time: Date.parse("2026-07-01T09:00:00Z") / 1000 } },
      rastit: { rastit: { selected_options: [{ value: "o2" }, { value: "o0" }] } },
      nappi: { nappi: { selected_option: { value: "o1" } } },
      tiedosto: { tiedosto: { files: [{ name: "a.csv" }] } },
    });
  });

  test("a missing, wrong or too long value is named beside its field, and nothing typed is lost", async () => {
    const { kaisa, page, last } = await open();
    await say(kaisa, "/mentoring");
    const dialog = kaisa.getByRole("dialog", { name: "Kaikki kentät" });
    await dialog.getByLabel("Lyhyt teksti").fill("Tässä on aivan liian pitkä teksti");
    expect(await dialog.getByText("13 merkkiä liikaa").isVisible()).toBe(true);
    await dialog.getByLabel("Luku").fill("kymmenen");
    await dialog.getByRole("button", { name: "Lähetä" }).click();
    await dialog.getByText("Tähän mahtuu 20 merkkiä. Nyt niitä on 33.").waitFor();
    expect(await dialog.getByText("Kirjoita luku.").isVisible()).toBe(true);
    expect(await dialog.getByText("Tämä kohta on pakollinen.").count()).toBe(7);
    expect(await page.locator(":focus").getAttribute("aria-invalid")).toBe("true");
    expect(await dialog.getByLabel("Lyhyt teksti").inputValue()).toBe("Tässä on aivan liian pitkä teksti");
    expect(last("submission")).toBeUndefined();
  });

  test("a required field of any kind that has no answer gets the focus, and its label and the complaint are in view", async () => {
    const { kaisa, page } = await open();
    const dialog = kaisa.getByRole("dialog", { name: "Kaikki kentät" });
    for (const name of inputNames) {
      await say(kaisa, `/mentoring ${name}`);
      await dialog.waitFor();
      for (const place of ["start", "end"] as const) {
        await dialog.locator(".dialog-body").evaluate(scrollTo, place);
        await dialog.getByRole("button", { name: "Lähetä" }).click();
        const complaint = dialog.getByText("Tämä kohta on pakollinen.");
        await expect.poll(() => dialog.locator(".field :focus").count(), { message: name }).toBe(1);
        await expect.poll(() => complaint.evaluate(isInView), { message: name }).toBe(true);
        expect(await dialog.locator(".field .label").evaluate(isInView), name).toBe(true);
        expect(await page.locator(":focus").getAttribute("aria-describedby"), name).toContain(
          await complaint.getAttribute("id"),
        );
      }
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
  });

  test("a complaint goes when its field gets a value", async () => {
    const { kaisa } = await open();
    await say(kaisa, "/mentoring rastit");
    const dialog = kaisa.getByRole("dialog", { name: "Kaikki kentät" });
    await dialog.getByRole("button", { name: "Lähetä" }).click();
    await dialog.getByText("Tämä kohta on pakollinen.").waitFor();
    await dialog.getByRole("checkbox", { name: "Luumu" }).check();
    await dialog.getByText("Tämä kohta on pakollinen.").waitFor({ state: "detached" });
    await dialog.getByRole("button", { name: "Lähetä" }).click();
    await kaisa.getByRole("dialog", { name: "Toinen" }).waitFor();
  });

  test("another view is pushed on top and closed again; the app learns that the modal was closed", async () => {
    const { kaisa, received } = await open();
    await say(kaisa, "/mentoring");
    const dialog = kaisa.getByRole("dialog", { name: "Kaikki kentät" });
    await dialog.getByLabel("Lyhyt teksti").fill("kesken");
    await dialog.getByRole("button", { name: "Avaa toinen" }).click();
    const upper = kaisa.getByRole("dialog", { name: "Toinen" });
    await upper.getByRole("button", { name: "Takaisin" }).first().click();
    await expect.poll(() => dialog.getByLabel("Lyhyt teksti").inputValue()).toBe("kesken");
    await dialog.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => received.at(-1)?.what).toBe("closed");
  });
});
