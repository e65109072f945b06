import type { PairId, SlackChannelId } from "../../src/programme/ids.ts";
import type { World } from "./world.ts";

/**
 * One pair through the ten steps of PRODUCT.md section 3: from `/new-pair` to the archived channel, in about four months
 * on the clock of the test. The three people do everything through what they see.
 */
export async function walkFourMonths(world: World): Promise<{ pairId: PairId; channelId: SlackChannelId }> {
  const { kaisa, mirja, amina } = world.people;
  await world.setUp();
  const pair = await world.openPair({ mentor: mirja, actor: amina }, { place: "Kirjasto Oodi" });
  const channel = pair.channelId;

  // The first meeting: the form is filled in there, and the coordinator leaves.
  await world.travelTo("2026-01-13", "17:30");
  await world.press(kaisa, channel, "Tervetuloa", "Täytä ensimmäisen tapaamisen lomake");
  await kaisa.fill({
    "Aktorin nimi ja yhteystiedot": "Amina Hassan, 040 000 0001",
    "Aktorin tarpeet ja toiveet yksilömentorointitapaamisille": "Haluan töihin laboratorioon.",
    "Mentorin tarpeet ja toiveet yksilömentorointitapaamisille": "Haluan oppia Aminan alasta muualla.",
    "Tapaamisten suunnitellut teemat": ["Työhakemukset ja CV", "Työhaastatteluun valmistautuminen"],
    "Tapaamisten määrä": "4",
    "Toiveet verkoston työntekijälle": "Saako Oodista huoneen?",
    "Muita tärkeitä asioita": ["Tapaamisten luottamuksellisuus"],
  });
  await kaisa.submit();
  await world.travelTo("2026-01-13", "18:30");
  await world.press(kaisa, "@bot", "Ensimmäinen tapaaminen on ohi", "Poistu kanavalta");
  await world.press(kaisa, "#auroras-tyontekijat", "toive verkoston työntekijälle", "Valmis");

  // The second meeting: agreed in the channel, moved once, logged by the mentor, with the third one and tasks.
  await agree(world, mirja, channel, { day: "2026-01-27", time: "17:00", place: "Kirjasto Oodi" });
  await world.travelTo("2026-01-20", "12:00");
  await world.press(amina, channel, "27.1.", "Siirrä");
  await amina.fill({ Päivä: "2026-01-28" });
  await amina.submit();
  await world.travelTo("2026-01-28", "19:00");
  await world.press(mirja, channel, "muistilista", "Täytä muistilista");
  await mirja.fill({
    Teemat: ["Työhakemukset ja CV"],
    "Tapaamisen sisältö": "Luimme Aminan CV:n.",
    "Tapaamisen aikana syntyneet oivallukset": "Työkokemus kannattaa kertoa lyhyesti.",
    "Sovitut tehtävät: mentori": "Etsin kaksi työpaikkaa",
    "Sovitut tehtävät: aktori": "Kirjoitan CV:n",
    "Seuraava tapaaminen: päivä": "2026-02-18",
    "Seuraava tapaaminen: kellonaika": "17:00",
    "Seuraava tapaaminen: paikka": "Kirjasto Oodi",
  });
  await mirja.submit();
  await world.settle();
  await world.press(amina, "@bot", "Vain sinä näet tämän", "4");

  // Two days before the third meeting each gets her own tasks; the mentor cannot come, and a new time is agreed.
  await world.travelTo("2026-02-16", "18:00");
  await world.press(amina, "@bot", "Kirjoitan CV:n", "Tehty");
  await world.press(mirja, channel, "18.2.", "En pääse", { confirm: true });
  await agree(world, amina, channel, { day: "2026-02-25", time: "17:30" });
  await world.travelTo("2026-02-25", "20:00");
  await mirja.command(channel, "/meeting-log");
  await world.control.idle();
  await mirja.fill({
    Teemat: ["Työhaastatteluun valmistautuminen"],
    "Tapaamisen sisältö": "Harjoittelimme haastattelua.",
    "Aktorin palaute tapaamisesta": "Uskallan nyt hakea.",
  });
  await mirja.submit();
  await world.settle();

  // Nothing is agreed for three days: one line. The fourth meeting reaches the planned number.
  await world.travelTo("2026-03-02", "12:00");
  await agree(world, mirja, channel, { day: "2026-03-31", time: "17:00" });
  await world.travelTo("2026-03-31", "19:00");
  await world.press(mirja, channel, "muistilista", "Täytä muistilista");
  await mirja.fill({
    Teemat: ["Verkostoituminen", "Työhakemukset ja CV"],
    "Tapaamisen sisältö": "Amina sai työpaikan.",
  });
  await mirja.submit();
  await world.settle();

  // The end: the mentor finishes, the actor answers later, and the channel is archived after two weeks.
  await world.travelTo("2026-04-01", "12:00");
  await world.press(mirja, channel, "Tapaaminen 4/4 kirjattu", "Lopeta mentorointi");
  await mirja.fill({
    "Miten mentorointi päättyi?": "Työ omalla alalla",
    rating: "5",
    text: "Hyvä kokemus.",
    "Miten haluat jatkaa verkostossa?": ["Osallistun tapahtumiin"],
  });
  await mirja.submit();
  await world.travelTo("2026-04-05", "12:00");
  await world.press(amina, "@bot", "palautetta", "Anna palautetta verkostolle");
  await amina.fill({ "Miten mentorointi päättyi?": "Työ omalla alalla", rating: "5", text: "Kiitos kaikesta." });
  await amina.submit();
  await world.travelTo("2026-04-16", "12:00");
  return { pairId: pair.id, channelId: channel };
}

async function agree(
  world: World,
  person: World["people"]["mirja"],
  channel: string,
  { day, time, place }: { day: string; time: string; place?: string },
) {
  await person.command(channel, "/next-meeting");
  await world.control.idle();
  await person.fill({ Päivä: day, Kellonaika: time, ...(place ? { "Paikka tai linkki": place } : {}) });
  const result = await person.submit();
  if (result.outcome === "errors" || result.outcome === "not_sent")
    throw new Error(`not agreed: ${JSON.stringify(result)}`);
  await world.settle();
}
