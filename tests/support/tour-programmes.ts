import { allProgrammes } from "../../db/programmes/programmes.ts";
import { FIRST_PROGRAMME } from "../../db/schema/index.ts";
import { LONGEST_NAME, LONGEST_OPTION, LONGEST_QUESTION } from "../../src/programme/programmes/rules.ts";
import type { Tour } from "./tour.ts";

/** A name of this length, or as short as possible. */
const named = ({ data }: Tour, start: string, longest: number): string =>
  data === "longest" ? start.padEnd(longest, " <!channel> *&_:tada:") : start;

/** A coordinator makes a programme, changes everything in it, looks at its forms, and closes it. Nothing is opened in it. */
export async function shapeProgramme(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa } = world.people;
  await tour.press(kaisa, "home", "programmes:list");
  await tour.press(kaisa, "modal", "programmes:open");
  await tour.press(kaisa, "modal", "programmes:preview", FIRST_PROGRAMME);
  await tour.fill(kaisa, { on: "2026-02-02", number: 7 });
  await tour.submit(kaisa, "closed");
  await tour.press(kaisa, "modal", "programmes:back");
  await tour.press(kaisa, "modal", "programmes:add");
  await tour.fill(kaisa, { name: named(tour, "Vaasa", LONGEST_NAME), template: "vaasa" });
  await tour.submit(kaisa, "updated");
  const { id = "" } = allProgrammes(world.db).find(({ name }) => name.startsWith("Vaasa")) ?? {};
  await tour.press(kaisa, "modal", "programmes:basics", id);
  await tour.fill(kaisa, { name: named(tour, "Vaasa 2", LONGEST_NAME), silent: "24.12.–26.12.\n1.7.–31.7." });
  await tour.submit(kaisa, "updated");
  await tour.press(kaisa, "modal", "programmes:theme", `${id} new`);
  await tour.fill(kaisa, inAll(tour, "Oma teema", LONGEST_OPTION));
  await tour.submit(kaisa, "updated");
  for (const form of ["kickoff", "meetingLog"]) {
    await tour.press(kaisa, "modal", "programmes:fields", `${id} ${form}`);
    await tour.fill(kaisa);
    await tour.submit(kaisa, "updated");
    for (const [index, kind] of ["text", "choice", "number"].entries()) {
      await tour.press(kaisa, "modal", "programmes:question", `${id} ${form} new`);
      const audience = "pair";
      const options = `yksi\n${named(tour, "kaksi", LONGEST_OPTION)}`;
      await tour.fill(kaisa, { ...inAll(tour, `Kysymys ${index}`, LONGEST_QUESTION), kind, audience, options });
      await tour.submit(kaisa, "updated");
    }
    await tour.press(kaisa, "modal", "programmes:preview", `${id} ${form}`);
    await kaisa.close();
    await tour.calm();
  }
  await tour.press(kaisa, "modal", "programmes:texts", id);
  await tour.fill(kaisa);
  await tour.submit(kaisa, "updated");
  await tour.press(kaisa, "modal", "programmes:close", id);
  await tour.press(kaisa, "modal", "programmes:open", id);
  await tour.press(kaisa, "modal", "programmes:reopen", id);
  await tour.press(kaisa, "modal", "programmes:open", id);
  await tour.press(kaisa, "modal", "programmes:close", id);
  await tour.close(kaisa);
}

const inAll = (tour: Tour, start: string, longest: number) => {
  const name = named(tour, start, longest);
  return tour.data === "longest" ? { fi: name, selko: name, sv: name, en: name } : { fi: name };
};
