import {
  basicsModal,
  fieldsModal,
  newProgrammeModal,
  previewModal,
  questionModal,
  themeModal,
} from "../../../blocks/programmes.ts";
import { retiredView } from "../../../blocks/programmes-retired.ts";
import { namesModal, textsModal } from "../../../blocks/programmes-texts.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import { closeProgramme, createProgramme } from "../../../db/programmes/changing.ts";
import { allProgrammes, type Programme } from "../../../db/programmes/programmes.ts";
import { newId } from "../../../db/store/open.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type ProgrammeId, programmeIdFrom } from "../../programme/ids.ts";
import { type FormName, formNames } from "../../programme/programmes/contents.ts";
import { newProgrammeForm } from "../../programme/programmes/form.ts";
import { freeFields, hasRoom, MOST_QUESTIONS } from "../../programme/programmes/forms.ts";
import { looksSame, MOST_THEMES } from "../../programme/programmes/rules.ts";
import type { Listening, Press, Visit } from "../../slack/listening.ts";
import { listenToChanges } from "./changing.ts";
import { goTo, listView, programmeFor, shownOf, viewOf } from "./showing.ts";

export function listen(listening: Listening): void {
  const list = async (visit: Visit, press: Press) => {
    if (!visit.person.isCoordinator) return visit.say("programmes.onlyCoordinators");
    await goTo(visit, press, (generation) => listView(visit, generation));
  };
  listening.press("programmes:list", list);
  listening.press("programmes:back", list);

  const open = async (visit: Visit, press: Press) => {
    const programme = await programmeFor(visit, press.value);
    if (programme) await goTo(visit, press, (generation) => viewOf(visit, programme, generation));
  };
  listening.press("programmes:open", open);

  listening.press("programmes:add", async (visit, press) => {
    if (!visit.person.isCoordinator) return visit.say("programmes.onlyCoordinators");
    await goTo(visit, press, (generation) => newProgrammeModal(visit.words, newId<ProgrammeId>(), generation));
  });

  listening.submit(newProgrammeForm.name, {
    handle(visit, { state, metadata }) {
      const { db, person, now } = visit;
      const by = asCoordinator(db, person);
      if (!by) return { refused: "programmes.onlyCoordinators" };
      const { answer, complaints } = readAnswer(newProgrammeForm, state);
      if (!answer) return { complaints };
      const id = programmeIdFrom(metadata.programme) ?? newId<ProgrammeId>();
      const name = answer.name.trim();
      const isTaken = allProgrammes(db).some((other) => other.id !== id && looksSame({ fi: other.name }, { fi: name }));
      if (isTaken) return { complaints: { name: { key: "programmes.wrong.sameName" } } };
      const programme = createProgramme(db, by, { id, name, template: answer.template }, now);
      return { goesOn: viewOf(visit, programme, Number(metadata.generation) + 1) };
    },
  });

  listening.press("programmes:close", (visit, press) => close(visit, press, true));
  listening.press("programmes:reopen", (visit, press) => close(visit, press, false));

  listening.press("programmes:basics", (visit, press) =>
    edit(visit, press, (shown) => basicsModal(visit.words, shown)),
  );
  listening.press("programmes:names", (visit, press) => edit(visit, press, (shown) => namesModal(visit.words, shown)));
  listening.press("programmes:texts", (visit, press) => edit(visit, press, (shown) => textsModal(visit.words, shown)));

  listening.press("programmes:theme", async (visit, press) => {
    const [, themeId] = press.value.split(" ");
    const programme = await programmeFor(visit, press.value);
    const { themes = [] } = programme?.version.contents ?? {};
    const theme = themes.find(({ id }) => id === themeId);
    if (!theme && themes.filter(({ isRetired }) => !isRetired).length >= MOST_THEMES)
      return visit.say("programmes.themes.full", { most: MOST_THEMES });
    if (programme) await edit(visit, press, (shown) => themeModal(visit.words, shown, theme), programme);
  });

  listening.press("programmes:retired", async (visit, press) => {
    const programme = await programmeFor(visit, press.value);
    const of = (["themes", ...formNames] as const).find((one) => one === press.value.split(" ")[1]);
    if (programme && of) await edit(visit, press, (shown) => retiredView(visit.words, shown, of), programme);
  });

  listening.press("programmes:fields", async (visit, press) => {
    const programme = await programmeFor(visit, press.value);
    const form = formIn(press.value);
    if (!programme || !form) return;
    const { fields } = programme.version.forms[form].record;
    const free = freeFields(visit.db.forms[form], form);
    await edit(visit, press, (shown) => fieldsModal(visit.words, shown, { form, fields, free }), programme);
  });

  listening.press("programmes:question", async (visit, press) => {
    const programme = await programmeFor(visit, press.value);
    const form = formIn(press.value);
    if (!programme || !form) return;
    const own = programme.version.contents[form];
    const question = own.questions.find(({ id }) => id === press.value.split(" ")[2]);
    if (!question && !hasRoom(own)) return visit.say("programmes.forms.full", { most: MOST_QUESTIONS });
    await edit(visit, press, (shown) => questionModal(visit.words, shown, { form, question }), programme);
  });

  listening.press("programmes:preview", async (visit, press) => {
    const programme = await programmeFor(visit, press.value);
    const form = formIn(press.value);
    if (programme && form) await visit.show(previewModal(visit.words, form, programme.version.forms[form].asked));
  });
  listening.submit("programmes:preview", { handle: () => ({ close: true }) });

  listenToChanges(listening);
}

const formIn = (value: string): FormName | undefined => formNames.find((name) => name === value.split(" ")[1]);

type Draw = (shown: ReturnType<typeof shownOf>) => ReturnType<typeof basicsModal>;

async function edit(visit: Visit, press: Press, draw: Draw, known?: Programme): Promise<void> {
  const programme = known ?? (await programmeFor(visit, press.value));
  if (programme) await goTo(visit, press, (generation) => draw(shownOf(visit, programme, generation)));
}

async function close(visit: Visit, press: Press, isClosed: boolean): Promise<void> {
  const programme = await programmeFor(visit, press.value);
  if (!programme) return;
  const { db, person, now } = visit;
  const isDone = db.transaction(() => {
    const by = asCoordinator(db, person);
    return by === undefined || closeProgramme(db, by, programme.id, isClosed, now);
  });
  if (!isDone) return visit.say("programmes.lastOne");
  await goTo(visit, press, (generation) => listView(visit, generation));
}
