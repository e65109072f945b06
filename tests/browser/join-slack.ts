import type { Page } from "playwright-core";
import { Control } from "../../src/playground/workspace/control.ts";
import { Person, post } from "../../src/playground/workspace/person.ts";
import { DAY_MS, dateOf } from "../../src/programme/calendar/calendar.ts";
import { soon } from "../support/eventually.ts";
import { ZONE } from "../support/helsinki.ts";
import { SARI } from "../support/light-pairs.ts";

type Session = { now: number; people: { id: string; name: string }[] };

/** Kaisa, who is the coordinator, makes a pair of Helena and of Sari, who has no Slack. */
export async function openLightPair(url: string): Promise<void> {
  const control = new Control(url);
  const { now, people } = await post<Session>(`${url}/playground/session`, {});
  const find = (name: string) => people.find((one) => one.name === name)?.id ?? "";
  const kaisa = new Person(url, find("Kaisa Lehtonen"));
  await kaisa.command("@bot", "/new-pair");
  await control.idle();
  const shown = await kaisa.modal();
  if (!shown) throw new Error("no form for a new pair");
  await kaisa.press(shown, "light-pairs:open");
  await control.idle();
  const day = dateOf(now + 7 * DAY_MS, ZONE);
  await kaisa.fill({ actor: SARI, email: "sari@posti.example", consentWay: "spoken", day, time: "17:00" });
  await kaisa.fill({ mentor: find("Helena Korhonen"), consent: ["consent"] });
  const { outcome } = await kaisa.submit();
  if (outcome !== "updated") throw new Error(`no light pair: ${outcome}`);
  await kaisa.closeAll();
}

/** Sari joins Slack behind the scenes, the bot asks her, and with her yes she is in the pair's channel. Resolves to its name. */
export async function joinSlack(page: Page, url: string): Promise<string | undefined> {
  await page.getByRole("button", { name: "Kulissit" }).click();
  await page.getByRole("tab", { name: "Ihmiset" }).click();
  await page.getByRole("button", { name: `Liittyy Slackiin: ${SARI}` }).click();
  await page.getByText(`${SARI} on nyt mukana.`).waitFor();
  const { people } = await post<Session>(`${url}/playground/session`, {});
  const sari = new Person(url, people.find(({ name }) => name === SARI)?.id ?? "");
  const asked = await soon(async () =>
    (await sari.dm()).find(({ blocks }) => JSON.stringify(blocks).includes("light-pairs:join")),
  );
  await sari.press(asked, "light-pairs:join");
  const channel = await soon(async () => (await sari.channels()).find(({ name }) => name?.startsWith("pari-")));
  return channel.name;
}
