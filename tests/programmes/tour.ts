import { allProgrammes } from "../../db/programmes/programmes.ts";
import { FIRST_PROGRAMME } from "../../db/schema/index.ts";
import {
  LONGEST_NAME,
  LONGEST_OPTION,
  LONGEST_QUESTION,
  LONGEST_ROLE_NAME,
} from "../../src/programme/programmes/rules.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";

/** A name of this length, or as short as possible. */
const named = ({ data }: Tour, start: string, longest: number): string =>
  data === "longest" ? start.padEnd(longest, " <!channel> *&_:tada:") : start;

/** A coordinator makes a programme, changes everything in it, looks at its forms, and closes it. Nothing is opened in it. */
async function shapeProgramme(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa } = world.people;
  /** Presses in the modal; if that was closed, as after a form whose acknowledgement was lost, in the programme or list opened again. */
  const press = async (actionId: string, about = "", programme = ""): Promise<void> => {
    if (!(await kaisa.modal())) {
      await tour.press(kaisa, "home", "programmes:list");
      if (programme) await tour.press(kaisa, "modal", "programmes:open", programme);
    }
    await tour.press(kaisa, "modal", actionId, about);
  };
  await tour.press(kaisa, "home", "programmes:list");
  await tour.press(kaisa, "modal", "programmes:open");
  await press("programmes:preview", FIRST_PROGRAMME, FIRST_PROGRAMME);
  await tour.fill(kaisa, { on: "2026-02-02", number: 7 });
  await tour.submit(kaisa, "closed");
  await press("programmes:back", "", FIRST_PROGRAMME);
  await press("programmes:add");
  await tour.fill(kaisa, { name: named(tour, "Vaasa", LONGEST_NAME), template: "vaasa" });
  await tour.submit(kaisa, "updated");
  const { id = "" } = allProgrammes(world.db).find(({ name }) => name.startsWith("Vaasa")) ?? {};
  await press("programmes:basics", id, id);
  const parts = ["hasGoals", "hasMidWay", "hasCertificate", "hasCommonMeetings"];
  const basics = { name: named(tour, "Vaasa 2", LONGEST_NAME), silent: "24.12.–26.12.\n1.7.–31.7.", parts };
  await tour.fill(kaisa, { ...basics, languages: "suomi, ruotsi" });
  await tour.submit(kaisa, "updated");
  await press("programmes:theme", `${id} new`, id);
  await tour.fill(kaisa, inAll(tour, "Oma teema", LONGEST_OPTION));
  await tour.submit(kaisa, "updated");
  for (const form of ["kickoff", "meetingLog"]) {
    await press("programmes:fields", `${id} ${form}`, id);
    await tour.fill(kaisa);
    await tour.submit(kaisa, "updated");
    for (const [index, kind] of ["text", "choice", "number"].entries()) {
      await press("programmes:question", `${id} ${form} new`, id);
      const audience = "pair";
      const options = `yksi\n${named(tour, "kaksi", LONGEST_OPTION)}`;
      await tour.fill(kaisa, { ...inAll(tour, `Kysymys ${index}`, LONGEST_QUESTION), kind, audience, options });
      await tour.submit(kaisa, "updated");
    }
    await press("programmes:preview", `${id} ${form}`, id);
    await kaisa.close();
    await tour.calm();
  }
  await press("programmes:theme", `${id} language`, id);
  await tour.fill(kaisa, { ...inAll(tour, "Kielitaito", LONGEST_OPTION), retire: ["retired"] });
  await tour.submit(kaisa, "updated");
  await press("programmes:retired", `${id} themes`, id);
  await tour.press(kaisa, "modal", "programmes:open", id);
  await press("programmes:names", id, id);
  await tour.fill(kaisa, namesOf(tour));
  await tour.submit(kaisa, "updated");
  await press("programmes:texts", id, id);
  await tour.fill(kaisa);
  await tour.submit(kaisa, "updated");
  await tour.close(kaisa);
  await tour.choose(kaisa, "home", "home:programme", id);
  await tour.choose(kaisa, "home", "home:programme", "all");
  await tour.press(kaisa, "home", "common-meetings:list");
  await tour.press(kaisa, "modal", "common-meetings:open", id);
  await tour.close(kaisa);
  await press("programmes:close", id, id);
  await press("programmes:open", id);
  await press("programmes:reopen", id, id);
  await press("programmes:open", id);
  await press("programmes:close", id, id);
  await tour.close(kaisa);
}

const inAll = (tour: Tour, start: string, longest: number) => {
  const name = named(tour, start, longest);
  return tour.data === "longest" ? { fi: name, selko: name, sv: name, en: name } : { fi: name };
};

/** What the two are called, in forms that have the right endings. */
function namesOf({ data }: Tour): Record<string, string> {
  const forms = {
    fi_name: "",
    fi_genitive: "n",
    fi_partitive: "a",
    fi_yours: "si",
    sv_name: "",
    sv_definite: "en",
    en_name: "",
  };
  return Object.fromEntries(
    ["mentor", "actor"].flatMap((role) =>
      Object.entries(forms).map(([field, ending]) => {
        const stem = data === "longest" ? role.padEnd(LONGEST_ROLE_NAME - ending.length, "ö") : role;
        return [`${role}_${field}`, stem + ending];
      }),
    ),
  );
}

export const tourSteps: TourSteps = {
  "a programme is shaped": shapeProgramme,
};
