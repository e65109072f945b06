import { test } from "vitest";
import { startWorld } from "./support/world.ts";

test("try", async () => {
  await using world = await startWorld();
  await world.setUp();
  const { kaisa, mirja, amina } = world.people;
  const show = async (who: typeof kaisa) => {
    const home = await who.home();
    console.log(home?.blocks.map((b) => {
      const t = b as any;
      return (t.text?.text ?? t.elements?.map((e: any) => e.type === "button" ? `[${e.text.text}]` : e.text).join(" ") ?? t.type) + (t.accessory ? ` [${t.accessory.text.text}]` : "");
    }).join("\n"));
  };
  await show(mirja);
  await world.openPair({ mentor: mirja, actor: amina });
  await show(mirja);
  await show(amina);
  await world.later({ days: 9 });
  await show(mirja);
  await show(kaisa);
  await kaisa.command("@bot", "/mentoring");
  await world.settle();
  console.log(JSON.stringify((await kaisa.dm()).at(-1)));
}, 60000);
