import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { walkFourMonths } from "../support/four-months.ts";
import { t } from "../support/texts.ts";
import { namesIn, transcript } from "../support/transcript.ts";
import { startWorld } from "../support/world.ts";

const lines = (said: { at: string; text: string }[] | undefined) => (said ?? []).map(({ at, text }) => `${at} ${text}`);
/** What the playground's walkthrough shows of the pair's channel: the first line of each message. */
const walkthrough = () =>
  (/```text\n([\s\S]*?)\n```/.exec(readFileSync("src/playground/walkthrough.md", "utf8"))?.[1] ?? "").split("\n");
/** The privacy notice is long and has a test of its own. */
const withoutNotice = (said: string[]) => said.filter((line) => !line.includes("Tämä botti auttaa mentoroinnissa"));

test("a pair is carried from /new-pair to the archived channel, and each of the three gets just this, in this order", async () => {
  await using world = await startWorld();
  const { channelId } = await walkFourMonths(world);
  const names = await namesIn(world);
  const said = await transcript(world, names);

  expect(lines(said.pari)).toEqual([
    "2026-01-12 10:00 Tervetuloa, Mirja ja Amina. Tämä on teidän oma kanavanne.",
    "2026-01-12 17:00 Ensimmäinen tapaamisenne on huomenna, tiistaina 13.1. kello 17.\nPaikka: Kirjasto Oodi",
    "2026-01-13 17:30 Ensimmäinen tapaaminen 13.1.2026: lomake on tallessa.\nAiheet: Työhakemukset ja CV, Työhaastattelu\nSuunnitelma: 4 tapaamista",
    "2026-01-13 18:30 Auroras-verkoston työntekijä lähti tältä kanavalta. Kanava on nyt vain teidän kahden.",
    "2026-01-13 18:30 *Tapaaminen on sovittu*\nAika: tiistaina 27.1. kello 17\nPaikka: Kirjasto Oodi\nKesto: 60 minuuttia",
    "2026-01-20 12:00 *Tapaamisella on uusi aika*\nAika: keskiviikkona 28.1. kello 17\nPaikka: Kirjasto Oodi\nKesto: 60 minuuttia",
    "2026-01-27 17:00 Tapaatte huomenna, keskiviikkona 28.1. kello 17.\nPaikka: Kirjasto Oodi",
    "2026-01-28 18:00 @mirja, tapaaminen keskiviikkona 28.1. on ohi. Täytä muistilista. Siihen menee noin 2 minuuttia.",
    "2026-01-28 19:00 Tapaaminen 2/4: muistilista on tallessa\nSeuraava tapaaminen: keskiviikkona 18.2. kello 17, Kirjasto Oodi",
    "2026-01-28 19:00 *Tapaaminen on sovittu*\nAika: keskiviikkona 18.2. kello 17\nPaikka: Kirjasto Oodi\nKesto: 60 minuuttia",
    "2026-02-16 18:00 @amina, Mirja ei pääse tapaamiseen keskiviikkona 18.2. kello 17. Tapaaminen on peruttu.",
    "2026-02-16 18:00 *Tapaaminen on sovittu*\nAika: keskiviikkona 25.2. kello 17.30\nPaikka: Kirjasto Oodi\nKesto: 60 minuuttia",
    "2026-02-24 17:30 Tapaatte huomenna, keskiviikkona 25.2. kello 17.30.\nPaikka: Kirjasto Oodi",
    "2026-02-25 18:30 @mirja, tapaaminen keskiviikkona 25.2. on ohi. Täytä muistilista. Siihen menee noin 2 minuuttia.",
    "2026-02-25 20:00 Tapaaminen 3/4: muistilista on tallessa\nTeillä ei ole vielä seuraavaa tapaamista.",
    "2026-02-28 18:30 Milloin tapaatte seuraavan kerran?",
    "2026-03-02 12:00 *Tapaaminen on sovittu*\nAika: tiistaina 31.3. kello 17\nPaikka: Kirjasto Oodi\nKesto: 60 minuuttia",
    "2026-03-30 17:00 Tapaatte huomenna, tiistaina 31.3. kello 17.\nPaikka: Kirjasto Oodi",
    "2026-03-31 18:00 @mirja, tapaaminen tiistaina 31.3. on ohi. Täytä muistilista. Siihen menee noin 2 minuuttia.",
    "2026-03-31 19:00 Tapaaminen 4/4: muistilista on tallessa\nOlette tavanneet niin monta kertaa kuin suunnittelitte.",
    "2026-04-01 12:00 Mentorointi on päättynyt. Kiitos, @mirja ja @amina.\n\nPääsitte tavoitteeseen yhdessä.\n\nVoitte kirjoittaa tälle kanavalle vielä. Viimeinen päivä on 15.4.2026. Sitten poistan omat viestini ja suljen kanavan. Haluatteko pitää yhteyttä? Antakaa toisillenne puhelinnumero tai sähköposti ennen sitä.",
  ]);
  expect(walkthrough()).toEqual(lines(said.pari).map((line) => line.split("\n")[0]));
  expect(withoutNotice(lines(said.mirja))).toEqual([
    "2026-02-16 17:00 Miten tehtävien kanssa menee? Tapaaminen keskiviikkona 28.1.: sinä ja Amina.\nSeuraava tapaaminen: keskiviikkona 18.2. kello 17",
  ]);
  expect(withoutNotice(lines(said.amina))).toEqual([
    "2026-01-28 19:00 Tapaaminen keskiviikkona 28.1.: sinä ja Mirja. Miten se meni?",
    "2026-02-16 17:00 Miten tehtävien kanssa menee? Tapaaminen keskiviikkona 28.1.: sinä ja Mirja.\nSeuraava tapaaminen: keskiviikkona 18.2. kello 17",
    "2026-02-26 09:00 Tapaaminen keskiviikkona 25.2.: sinä ja Mirja. Miten se meni?",
    "2026-03-31 19:00 Tapaaminen tiistaina 31.3.: sinä ja Mirja. Miten se meni?",
    "2026-04-01 12:00 Mentorointi on päättynyt. Mentorisi oli Mirja. Kiitos, että olit mukana.\n\nMiten mentorointi meni? Anna palautetta verkostolle. Se tarkoittaa: kerro, mitä ajattelet. Siihen menee noin 2 minuuttia.",
    "2026-04-04 12:00 Lomake odottaa sinua. Mentorointi on päättynyt: sinä ja Mirja. Voit kertoa, mitä ajattelet.",
  ]);
  expect(lines(said.kaisa)).toEqual([
    "2026-01-13 18:00 Ensimmäinen tapaaminen on ohi ja lomake on tallessa: Mirja ja Amina. Voit nyt poistua kanavalta. Muuten poistan sinut sieltä vuorokauden päästä.",
  ]);
  expect(lines(said["auroras-tyontekijat"]).slice(1)).toEqual([
    "2026-01-13 17:30 @kaisa tallensi lomakkeen, jossa on toive verkoston työntekijälle. Pari: @mirja (mentori) ja @amina (aktori).",
    "2026-03-02 09:00 *Viikko alkaa*",
    "2026-04-01 12:00 *Mentorointi päättyi: Mirja Virtanen ja Amina Hassan*",
  ]);
  expect(Object.keys(said).sort()).toEqual([
    "amina",
    "auroras-mentorit",
    "auroras-tyontekijat",
    "kaisa",
    "mirja",
    "pari",
  ]);

  // The digest: what the coordinators get in the end, and nothing that the two wrote to each other.
  const { channels } = await world.control.everything();
  const digest = JSON.stringify(channels.find(({ name }) => name === "auroras-tyontekijat")?.messages.at(-1));
  for (const part of [
    "Tapaamisia pidettiin: 4. Suunniteltu määrä: 4.",
    `${t("themes.applications")} (2)`,
    `${t("themes.interview")} (1)`,
    `${t("themes.network")} (1)`,
    t("closing.outcomes.job"),
  ]) {
    expect(digest).toContain(part);
  }
  const everything = JSON.stringify(channels);
  for (const confidential of [
    "Luimme Aminan",
    "kertoa lyhyesti",
    "Uskallan nyt",
    "Harjoittelimme",
    "Hyvä kokemus",
    "Kiitos kaikesta",
    "040 000 0001",
    "laboratorioon",
    "Oodista huoneen",
  ]) {
    expect(everything).not.toContain(confidential);
  }

  // The channel at its end: only what people and Slack wrote stays, under a name without names.
  const channel = channels.find(({ id }) => id === channelId);
  expect(channel?.name).toMatch(/^pari-[a-z0-9]{5}$/);
  expect(
    channel?.messages.filter(({ user, subtype }) => user === world.workspace.botUserId && subtype === undefined),
  ).toEqual([]);
  expect(channel).toMatchObject({ isArchived: true });

  // Nobody else saw any of it.
  const { kaisa, mirja, amina, sirpa } = world.people;
  const readers = new Map([
    ["pari", [kaisa.id, mirja.id, amina.id]],
    ["mirja", [mirja.id]],
    ["amina", [amina.id]],
    ["kaisa", [kaisa.id]],
    ["auroras-tyontekijat", [kaisa.id]],
    ["auroras-mentorit", [kaisa.id, sirpa.id]],
  ]);
  for (const message of await world.control.audit()) {
    const allowed = readers.get(names[message.channel] ?? "") ?? [];
    if (message.user !== world.workspace.botUserId) continue;
    expect(allowed, `${names[message.channel]}: ${message.text}`).toEqual(expect.arrayContaining(message.seenBy));
  }
  const leftAt = Number(
    channel?.messages.find(({ subtype, user }) => subtype?.endsWith("_leave") && user === kaisa.id)?.ts,
  );
  const seenByKaisa = (await world.control.audit()).filter(
    ({ channel: id, seenBy }) => id === channelId && seenBy.includes(kaisa.id),
  );
  expect(leftAt).toBeGreaterThan(0);
  expect(seenByKaisa.every(({ ts }) => Number(ts) <= leftAt)).toBe(true);
});
