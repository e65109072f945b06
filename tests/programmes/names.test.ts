import { describe, expect, test } from "vitest";
import { allProgrammes } from "../../db/programmes/programmes.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { languages } from "../../src/texts/languages.ts";
import { namedTexts, type RoleNames, withNames } from "../../src/texts/role-names.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { read } from "../support/catalogues.ts";
import { ZONE } from "../support/helsinki.ts";
import { change, makeProgramme, openProgramme, pressOn } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { submit, wordsOf } from "../support/under-way.ts";

/** Words whose stems change, so that a form made of a wrong one is seen: opas, oppaan; tuki, tuen, tukesi. */
const NAMES = {
  mentor: {
    fi_name: "työopas",
    fi_genitive: "työoppaan",
    fi_partitive: "työopasta",
    fi_yours: "työoppaasi",
    sv_name: "yrkesguide",
    sv_definite: "yrkesguiden",
    en_name: "adviser",
  },
  actor: {
    fi_name: "tekijä",
    fi_genitive: "tekijän",
    fi_partitive: "tekijää",
    fi_yours: "tekijäsi",
    sv_name: "yrkeskvinna",
    sv_definite: "yrkeskvinnan",
    en_name: "expert",
  },
} as const satisfies RoleNames;

const answers = Object.fromEntries(
  Object.entries(NAMES).flatMap(([role, forms]) => Object.entries(forms).map(([f, form]) => [`${role}_${f}`, form])),
);

const isNamed = (key: string) => namedTexts.some((start) => key.startsWith(start));
const ROLE = /(?<!\p{L})(mentor(?!oi|ing|skap)|aktor|adept|mentee)/iu;

/** Texts that keep the guide's words, because they speak of several people. */
const KEPT = {
  fi: ["home.peers", "home.waitingPeople"],
  selko: ["home.newPeerMeeting", "home.peers", "home.waitingPeople"],
  sv: ["home.peers", "home.waitingPeople"],
  en: ["home.peers", "home.waitingPeople"],
};

const plain = (text: string) => text.replaceAll(/\{\{[^}]*\}\}/gu, "");

describe("what a programme calls the two, in the bot's sentences", () => {
  test.each([
    ["fi", "Mentori ja aktori", "Työopas ja tekijä"],
    ["fi", "Jaa mentorille", "Jaa työoppaalle"],
    ["fi", "Sinä ja mentorisi", "Sinä ja työoppaasi"],
    ["fi", "Aktorin palaute, mentorilta", "Tekijän palaute, työoppaalta"],
    ["fi", "{{mentor}} ehdottaa mentoria", "{{mentor}} ehdottaa työopasta"],
    ["fi", "Olit aktorina, aktorilla ja aktorista", "Olit tekijänä, tekijällä ja tekijästä"],
    ["fi", "Kerrot mentorillesi, ei mentoriltasi", "Kerrot työoppaallesi, ei työoppaaltasi"],
    ["fi", "mentorinsa mentoriksi", "työoppaansa työoppaaksi"],
    ["fi", "Mentorointi on päättynyt", "Mentorointi on päättynyt"],
    ["fi", "Mentorit ja aktori", "Mentorit ja aktori"],
    ["selko", "Mentori täyttää", "Työopas täyttää"],
    ["sv", "Mentorn och adeptens mentor", "Yrkesguiden och yrkeskvinnans yrkesguide"],
    ["sv", "Mentorskapet är slut", "Mentorskapet är slut"],
    ["en", "A mentor and the mentee's mentor", "An adviser and the expert's adviser"],
    ["en", "an hour with a mentor: mentoring", "an hour with an adviser: mentoring"],
    ["en", "Peer support for mentors and a mentee", "Peer support for mentors and a mentee"],
  ] as const)("%s: %s", (language, text, expected) => {
    expect(withNames(text, language, NAMES)).toBe(expected);
  });

  test("are the guide's words in a language without all forms", () => {
    const { fi_yours: _, ...mentor } = NAMES.mentor;
    expect(withNames("Mentorisi ja aktorisi", "fi", { mentor, actor: NAMES.actor })).toBe("Mentorisi ja tekijäsi");
    expect(withNames("Mentor och adept", "sv", { mentor })).toBe("Yrkesguide och adept");
  });

  test.each(languages)("in %s no text has both, and texts with a form that cannot be made are known", (language) => {
    const kept = [...read[language]].flatMap(([key, text]) => {
      if (!isNamed(key) || !ROLE.test(plain(text).replaceAll("mentorträff", ""))) return [];
      const named = withNames(text, language, NAMES);
      if (named === text) return [key];
      expect(plain(named).replaceAll("mentorträff", ""), key).not.toMatch(ROLE);
      return [];
    });
    expect(kept.sort()).toEqual(KEPT[language]);
  });

  test.each(languages)(
    "in %s a text that keeps the guide's words quotes no button that has the programme's",
    (language) => {
      const labels = new Map([...read[language]].filter(([key]) => isNamed(key)).map(([key, text]) => [text, key]));
      const quoting = [...read[language]].flatMap(([key, text]) => {
        const quoted = [...text.matchAll(/[”“"]([^”“"]+)[”"]/gu)].map(([, label = ""]) => label);
        return quoted.filter((label) => {
          const there = labels.has(label) ? withNames(label, language, NAMES) : label;
          const here = isNamed(key) ? withNames(text, language, NAMES) : text;
          return !here.includes(there);
        });
      });
      expect(quoting).toEqual([]);
    },
  );
});

async function worldWithNames() {
  const world = await startSetUpWorld();
  const { kaisa } = world.people;
  const id = await makeProgramme(world, kaisa, "Vaasa", "auroras");
  await openProgramme(world, kaisa, id);
  await change(world, kaisa, ["programmes:names", id], answers);
  return { world, id, kaisa };
}

const everything = async (person: Person, channel: string) =>
  JSON.stringify([await person.messages(channel), await person.dm(), (await person.modal())?.blocks]);

describe("a pair of a programme with its own names", () => {
  test("is spoken to by them: in the channel, forms, titles, buttons, direct messages and on Home", async () => {
    const { world, id, kaisa } = await worldWithNames();
    await using _ = world;
    const { mirja, amina } = world.people;
    const said = wordsIn("fi", ZONE, false, NAMES);
    expect(wordsOf(await kaisa.modal())).toContain(said.t("kickoff.form.mentorContact"));
    await kaisa.closeAll();
    const { channelId } = await world.openPair({ mentor: mirja, actor: amina }, { language: "fi", programme: id });
    await world.press(mirja, channelId, "kickoff:open", "kickoff:open");
    const labels = (await mirja.modal())?.fields().map(({ label }) => label) ?? [];
    expect(labels).toContain("Työoppaan nimi ja yhteystiedot");
    expect(wordsOf(await mirja.modal())).toContain(said.t("kickoff.seenBy"));
    await mirja.fill({ themes: ["jobs"] });
    await submit(world, mirja);
    await world.travelTo("2026-01-15", "10:00");
    await mirja.command(channelId, "/meeting-log");
    await world.settle();
    expect((await mirja.modal())?.fields().map(({ label }) => label)).toContain("Tekijän palaute tapaamisesta");
    await mirja.fill({ themes: ["jobs"] });
    await submit(world, mirja);
    await world.travelTo("2026-01-15", "12:00");
    const easy = wordsIn("selko", ZONE, false, NAMES);
    await world.press(amina, "@bot", "follow-up:tell", "follow-up:tell");
    expect(wordsOf(await amina.modal())).toContain(easy.t("followUp.shareTick"));
    expect(easy.t("followUp.shareTick")).toMatch(/työoppaalle/u);
    await amina.closeAll();
    const heard = (await everything(amina, channelId)) + JSON.stringify(await amina.home());
    const whole = heard.replaceAll(/Mentori on tässä ohjelmassa|Aktori on tässä ohjelmassa/gu, "");
    expect(whole).not.toMatch(
      /(?<![\p{L}/:-])(Mentori|mentori|mentorille|mentorisi|Aktori|aktori|aktorin)(?![\p{L}])/u,
    );
  });

  test("in Swedish and English too; another programme's pair keeps the guide's words", async () => {
    const { world, id, kaisa } = await worldWithNames();
    await using _ = world;
    const { mirja, amina, helena, olena } = world.people;
    await kaisa.closeAll();
    for (const [language, mentor, actor, programme] of [
      ["sv", mirja, amina, id],
      ["en", helena, olena, "auroras-helsinki"],
    ] as const) {
      const { channelId } = await world.openPair({ mentor, actor }, { language, programme });
      await world.press(mentor, channelId, "kickoff:open", "kickoff:open");
      await mentor.fill({ themes: ["jobs"] });
      await submit(world, mentor);
      await world.press(actor, channelId, "kickoff:show", "kickoff:show");
      const expected = wordsIn("selko", ZONE, false, programme === id ? NAMES : undefined);
      expect(wordsOf(await actor.modal())).toContain(expected.t("kickoff.form.mentorContact"));
    }
    // Helena becomes mentor in both programmes: what is about one pair has its words, the rest the guide's.
    const { channelId } = await world.openPair({ mentor: helena, actor: amina }, { language: "fi", programme: id });
    await world.press(helena, channelId, "kickoff:open", "kickoff:open");
    expect((await helena.modal())?.fields().map(({ label }) => label)).toContain("Työoppaan nimi ja yhteystiedot");
  });

  test("a form that is missing, in the wrong field, or no word is said beside its field, and nothing is saved", async () => {
    const { world, id, kaisa } = await worldWithNames();
    await using _ = world;
    const before = allProgrammes(world.db).find((one) => one.id === id)?.version.number;
    for (const [field, typed, key] of [
      ["mentor_fi_genitive", "", "programmes.wrong.formMissing"],
      ["mentor_fi_genitive", "työopasta", "programmes.wrong.ending.fi_genitive"],
      ["actor_fi_partitive", "tekijän", "programmes.wrong.ending.fi_partitive"],
      ["actor_fi_yours", "tekijä", "programmes.wrong.ending.fi_yours"],
      ["mentor_sv_definite", "", "programmes.wrong.formMissing"],
      ["mentor_en_name", "<!channel>", "programmes.wrong.nameLetters"],
      ["mentor_en_name", "$t(home.x) {{name}}", "programmes.wrong.nameLetters"],
      ["actor_en_name", "😀", "programmes.wrong.nameLetters"],
      ["actor_en_name", "Adviser", "programmes.wrong.sameName"],
    ] as const) {
      await openProgramme(world, kaisa, id);
      await pressOn(world, kaisa, await kaisa.modal(), "programmes:names", id);
      await kaisa.fill({ [field]: typed });
      const result = await kaisa.submit();
      expect(result, field).toMatchObject({ outcome: "errors" });
      expect(Object.values((result as { errors: object }).errors)).toEqual([t(key)]);
    }
    expect(allProgrammes(world.db).find((one) => one.id === id)?.version.number).toBe(before);
  });

  test("texts of one language are changed without touching those of the others", async () => {
    const { world, id, kaisa } = await worldWithNames();
    await using _ = world;
    await change(world, kaisa, ["programmes:texts", id], {
      welcome_fi: "Tervetuloa",
      welcome_sv: "Välkommen",
      welcome_en: "Welcome",
      goodbye_selko: "Hei hei",
    });
    await change(world, kaisa, ["programmes:texts", id], { welcome_sv: "Hjärtligt välkommen" });
    const contents = () => allProgrammes(world.db).find((one) => one.id === id)?.version.contents;
    expect(contents()).toMatchObject({
      welcome: { fi: "Tervetuloa", sv: "Hjärtligt välkommen", en: "Welcome" },
      goodbye: { selko: "Hei hei" },
      roleForms: NAMES,
    });
    await change(world, kaisa, ["programmes:names", id], { actor_en_name: "maker" });
    expect(contents()?.roleForms.mentor).toEqual(NAMES.mentor);
    expect(contents()?.welcome.fi).toBe("Tervetuloa");
  });
});
