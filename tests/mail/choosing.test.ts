import { describe, expect, test } from "vitest";
import { hasAddressFor, ownMail } from "../../db/mail/addresses.ts";
import { people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { ConfigProblem, readConfig } from "../../src/config.ts";
import { mailAddressFrom } from "../../src/programme/mail/rules.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { chooseLetters, codeIn, getLetters, lastLetter, lettersIn } from "../support/mail.ts";
import { personId } from "../support/peers.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { answerTo, wordsOf } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

const AMINA = "amina@posti.example";
const withMail = { ...finnish, hasMail: true };

const mailOf = (world: World) => ownMail(world.db, personId(world, world.people.amina));

async function enter(world: World, code: string) {
  const { amina } = world.people;
  await amina.fill({ code });
  const result = await amina.submit();
  await world.settle();
  return result;
}

describe("somebody who wants letters", () => {
  test("confirms her address by the code that comes there, and nothing else comes before", async () => {
    await using world = await startSetUpWorld(withMail);
    const { amina } = world.people;
    await chooseLetters(world, amina, { choice: "meetings", address: ` ${AMINA} ` });
    expect(mailOf(world)).toEqual({ choice: "meetings", address: AMINA, isConfirmed: false, isBroken: false });
    const letter = await lastLetter(world, AMINA);
    expect(letter.subject).toBe("Vahvista sähköpostiosoitteesi");
    expect((await enter(world, ` ${codeIn(letter).slice(0, 3)} ${codeIn(letter).slice(3)} `)).outcome).toBe("updated");
    expect(mailOf(world)).toMatchObject({ isConfirmed: true });
    expect(await lettersIn(world)).toHaveLength(1);
  });

  test("has five tries with a code, and a code is valid for a day", async () => {
    await using world = await startSetUpWorld(withMail);
    const { amina } = world.people;
    await chooseLetters(world, amina, { choice: "all", address: AMINA });
    const code = codeIn(await lastLetter(world));
    const wrong = code === "111111" ? "222222" : "111111";
    for (let tries = 0; tries < 5; tries++) expect((await enter(world, wrong)).outcome).toBe("errors");
    expect(await enter(world, code)).toMatchObject({ errors: { [t("mail.form.code")]: t("mail.wrong.void") } });
    await pressForged(amina, await anythingIn(world, amina), "mail:code-again", "");
    await world.settle();
    await world.later({ hours: 24 });
    await pressForged(amina, await anythingIn(world, amina), "mail:enter-code", "");
    await world.settle();
    expect((await enter(world, codeIn(await lastLetter(world)))).outcome).toBe("errors");
    expect(mailOf(world)).toMatchObject({ isConfirmed: false });
  });

  test("gets three codes a day, however often she changes her mind", async () => {
    await using world = await startSetUpWorld(withMail);
    const { amina } = world.people;
    for (const address of ["a@posti.example", "b@posti.example"]) {
      await chooseLetters(world, amina, { choice: "all", address });
      await amina.closeAll();
      await chooseLetters(world, amina, { choice: "none" });
      await amina.closeAll();
    }
    await chooseLetters(world, amina, { choice: "all", address: AMINA });
    await amina.closeAll();
    expect(await chooseLetters(world, amina, { choice: "all", address: "d@posti.example" })).toMatchObject({
      errors: { [t("mail.form.address")]: t("mail.wrong.tooMany") },
    });
    expect(await lettersIn(world)).toHaveLength(3);
    expect(mailOf(world).address).toBe(AMINA);
    await amina.closeAll();
    await world.later({ hours: 24 });
    await getLetters(world, amina, "d@posti.example");
  });

  test("is told beside the field what is wrong with an address", async () => {
    await using world = await startSetUpWorld(withMail);
    const { amina } = world.people;
    for (const [address, why] of [
      [null, "mail.wrong.needed"],
      ["amina@posti", "mail.wrong.address"],
      ["amina@posti.example, kaikki@posti.example", "mail.wrong.address"],
    ] as const)
      expect(await chooseLetters(world, amina, { choice: "all", address })).toMatchObject({
        errors: { [t("mail.form.address")]: t(why) },
      });
    expect(await lettersIn(world)).toEqual([]);
  });
});

test("a coordinator sees that somebody has a confirmed address, and never which; who is in a pair with her sees nothing of it", async () => {
  await using world = await startSetUpWorld(withMail);
  const { amina, kaisa } = world.people;
  await amina.home();
  await world.settle();
  const look = async () => {
    await pressForged(kaisa, await anythingIn(world, kaisa), "people:show", personId(world, amina));
    await world.settle();
    const shown = wordsOf(await kaisa.modal());
    await kaisa.closeAll();
    expect(shown).toContain("Amina");
    expect(shown).not.toContain(AMINA);
    return shown.includes(t("people.tag.mail"));
  };
  expect(await look()).toBe(false);
  await chooseLetters(world, amina, { choice: "all", address: AMINA });
  expect(await look()).toBe(false);
  await enter(world, codeIn(await lastLetter(world)));
  await amina.closeAll();
  expect(await look()).toBe(true);
  // A coordinator who is in a pair with her.
  await world.openPair({ mentor: world.people.mirja, actor: amina });
  const mirja = eq(people.id, personId(world, world.people.mirja));
  const sees = (who: keyof World["people"]) =>
    hasAddressFor(world.db, { personId: personId(world, world.people[who]) }, personId(world, amina));
  expect([sees("kaisa"), sees("mirja")]).toEqual([true, false]);
  world.db.orm.update(people).set({ coordinatorSince: world.now() }).where(mirja).run();
  expect([sees("kaisa"), sees("mirja")]).toEqual([true, false]);
  await chooseLetters(world, amina, { choice: "none" });
  await amina.closeAll();
  expect(await look()).toBe(false);
});

test("a coordinator stops her letters when she has asked for it; she is told in Slack, and can have them again", async () => {
  await using world = await startSetUpWorld(withMail);
  const { amina, kaisa } = world.people;
  await getLetters(world, amina, AMINA, "all");
  const stop = async () => {
    await pressForged(kaisa, await anythingIn(world, kaisa), "people:stop-letters", personId(world, amina));
    await world.settle();
    const shown = wordsOf(await kaisa.modal());
    await kaisa.closeAll();
    return shown;
  };
  expect(await stop()).toContain(t("mail.stopFor.done", { name: "Amina Hassan" }));
  expect(mailOf(world)).toMatchObject({ choice: null, address: null });
  await world.press(amina, "@bot", t("mail.stopFor.told"), "mail:choose");
  expect((await amina.modal())?.callbackId).toBe("mail:choice");
  await amina.closeAll();
  expect(await stop()).toContain(t("mail.stopFor.void", { name: "Amina Hassan" }));
  // Nobody else can, and not for one with whom she is in a pair.
  await getLetters(world, amina, AMINA);
  await world.openPair({ mentor: world.people.mirja, actor: amina });
  const mirja = eq(people.id, personId(world, world.people.mirja));
  for (const coordinatorSince of [null, world.now()]) {
    world.db.orm.update(people).set({ coordinatorSince }).where(mirja).run();
    await pressForged(
      world.people.mirja,
      await anythingIn(world, world.people.mirja),
      "people:stop-letters",
      personId(world, amina),
    );
    await world.settle();
    if (await world.people.mirja.modal()) await world.people.mirja.closeAll();
    expect(mailOf(world)).toMatchObject({ address: AMINA, isConfirmed: true });
  }
});

test("where no mail server is set, nothing of letters is shown, and an old button says so", async () => {
  await using world = await startSetUpWorld(finnish);
  const { amina } = world.people;
  await pressForged(amina, await anythingIn(world, amina), "privacy:own-data", "");
  await world.settle();
  expect(JSON.stringify(await amina.modal())).not.toContain("mail:");
  await amina.closeAll();
  await pressForged(amina, await anythingIn(world, amina), "mail:choose", "");
  await world.settle();
  expect((await answerTo(amina, "@bot")).text).toBe(t("mail.off"));
});

test("an address is taken as people write it, and no other", () => {
  const taken = {
    "Amina.Hassan+auroras@Posti.Example": "Amina.Hassan+auroras@posti.example",
    "amina@äiti.example": "amina@xn--iti-pla.example",
    "o'neil_1@mail.posti.example": "o'neil_1@mail.posti.example",
  };
  for (const [typed, address] of Object.entries(taken)) expect(mailAddressFrom(typed)).toBe(address);
  for (const none of [
    "",
    "@",
    "a@b",
    "a@b.1",
    "a b@c.example",
    ".a@c.example",
    "a..b@c.example",
    "<a@c.example>",
    "ä@c.example",
    "a@[127.0.0.1]",
    "a@c.example,b@c.example",
    `${"a".repeat(65)}@c.example`,
  ])
    expect(mailAddressFrom(none), none).toBeUndefined();
});

describe("the variables for letters", () => {
  const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
  const from = { name: "Auroras", address: "mentoring@example.org" };

  test("name a mail server with or without a login, with TLS from the first byte or STARTTLS", () => {
    const read = (url: string) =>
      readConfig({ ...slack, SMTP_URL: url, MAIL_FROM: "Auroras <mentoring@example.org>" }).mail;
    expect(read("smtps://me%40x.example:p%3Aq@mail.example")).toEqual({
      ...{ host: "mail.example", port: 465, isSecure: true, user: "me@x.example", password: "p:q", from },
    });
    expect(read("smtp://localhost:25")).toEqual({ host: "localhost", port: 25, isSecure: false, from });
    expect(readConfig({ ...slack, SMTP_URL: "smtp://localhost", MAIL_FROM: "a@b.example" }).mail?.from).toEqual({
      ...{ name: "", address: "a@b.example" },
    });
    const withStop = { SMTP_URL: "smtp://localhost", MAIL_FROM: "a@b.example", MAIL_STOP_TO: "Stop@b.example" };
    expect(readConfig({ ...slack, ...withStop }).mail?.stopTo).toBe("Stop@b.example");
    expect(readConfig(slack).mail).toBeUndefined();
  });

  test.each([
    [{ SMTP_URL: "mail.example", MAIL_FROM: "a@b.example" }, "SMTP_URL"],
    [{ SMTP_URL: "https://mail.example", MAIL_FROM: "a@b.example" }, "SMTP_URL"],
    [{ SMTP_URL: "smtp://me@mail.example", MAIL_FROM: "a@b.example" }, "SMTP_URL"],
    [{ SMTP_URL: "smtp://mail.example/?secret=1", MAIL_FROM: "a@b.example" }, "SMTP_URL"],
    [{ SMTP_URL: "smtp://mail.example", MAIL_FROM: "nobody" }, "MAIL_FROM"],
    [{ SMTP_URL: "smtp://mail.example" }, "MAIL_FROM"],
    [{ MAIL_FROM: "a@b.example" }, "SMTP_URL"],
    [{ MAIL_STOP_TO: "a@b.example" }, "SMTP_URL"],
    [{ SMTP_URL: "smtp://mail.example", MAIL_FROM: "a@b.example", MAIL_STOP_TO: "nobody" }, "MAIL_STOP_TO"],
  ])("that are wrong are named, without their values: %j", (wrong, name) => {
    const read = () => readConfig({ ...slack, ...wrong });
    expect(read).toThrow(ConfigProblem);
    expect(read).toThrow(new RegExp(`^${name} `));
    expect(read).not.toThrow(/secret|nobody/);
  });
});
