import { namesOf } from "../../../blocks/programmes.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import { changeProgramme } from "../../../db/programmes/changing.ts";
import { allProgrammes, findProgramme, type Programme } from "../../../db/programmes/programmes.ts";
import { newId } from "../../../db/store/open.ts";
import { dateOf } from "../../programme/calendar/calendar.ts";
import type { Fields, Form } from "../../programme/forms/fields.ts";
import { typedIn } from "../../programme/forms/labels.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { versionIdFrom } from "../../programme/ids.ts";
import { readLanguages } from "../../programme/matching/languages.ts";
import {
  audiencesOf,
  type FormName,
  formNames,
  type Question,
  questionKinds,
  themeLabel,
} from "../../programme/programmes/contents.ts";
import {
  basicsForm,
  fieldsForm,
  namesForm,
  questionForm,
  switches,
  textsForm,
  themeForm,
} from "../../programme/programmes/form.ts";
import { freeFields, hasRoom } from "../../programme/programmes/forms.ts";
import {
  hasThemes,
  LONGEST_OPTION,
  LONGEST_QUESTION,
  leavesDays,
  looksSame,
  optionsIn,
  trimmed,
  wrongInName,
  wrongInOptions,
} from "../../programme/programmes/rules.ts";
import { readSilentDays } from "../../programme/programmes/silent-days.ts";
import type { Listening, Reply, Submission, Visit } from "../../slack/listening.ts";
import { type Change, type Changed, changeNames, changeTexts } from "./changing-texts.ts";
import { idIn, viewOf } from "./showing.ts";

/** Each form that changes a programme. */
export function listenToChanges(listening: Listening): void {
  const changes: readonly (readonly [Form, Change])[] = [
    [basicsForm, changeBasics],
    [themeForm, changeTheme],
    [fieldsForm, changeFields],
    [questionForm, changeQuestion],
    [textsForm, changeTexts],
    [namesForm, changeNames],
  ];
  for (const [form, change] of changes)
    listening.submit(form.name, { handle: (visit, submission) => save(visit, submission, change) });
}

function save(visit: Visit, submission: Submission, change: Change): Reply {
  const { db, person, now, deps } = visit;
  const by = asCoordinator(db, person);
  if (!by) return { refused: "programmes.onlyCoordinators" };
  const programme = findProgramme(db, idIn(submission.metadata.programme));
  if (!programme) return { refused: "programmes.gone" };
  const changed = change(programme, submission, visit);
  if ("complaints" in changed) return changed;
  const seen = versionIdFrom(submission.metadata.seen);
  const saved = changeProgramme(db, by, { id: programme.id, seen, ...changed }, now, deps.zone);
  if (!saved) return { refused: "programmes.changedMeanwhile" };
  return { goesOn: viewOf(visit, saved, Number(submission.metadata.generation) + 1) };
}

function changeBasics(
  { id, version: { contents } }: Programme,
  { state }: Submission,
  { db, now, deps }: Visit,
): Changed {
  const { answer, complaints } = readAnswer(basicsForm, state);
  if (!answer) return { complaints };
  const name = answer.name.trim();
  const isTaken = allProgrammes(db).some((other) => other.id !== id && looksSame({ fi: other.name }, { fi: name }));
  if (isTaken) return { complaints: { name: { key: "programmes.wrong.sameName" } } };
  const silent = readSilentDays(answer.silent);
  if (silent.wrong !== undefined)
    return {
      complaints: { silent: { key: "programmes.wrong.silentLine", params: { line: silent.wrong.slice(0, 40) } } },
    };
  if (!leavesDays({ silent: silent.days }, dateOf(now, deps.zone)))
    return { complaints: { silent: { key: "programmes.wrong.alwaysSilent" } } };
  const { plannedNumber, meetingMinutes, reminderHours, quietDays, parts } = answer;
  const languages = answer.languages?.trim() ?? "";
  if (languages !== "" && readLanguages(languages).size === 0)
    return { complaints: { languages: { key: "programmes.wrong.noLanguage" } } };
  const on = Object.fromEntries(switches.map((part) => [part, parts.includes(part)]));
  const numbers = { plannedNumber, meetingMinutes, reminderHours, quietDays };
  return { name, contents: { ...contents, ...numbers, ...on, languages, silent: silent.days } };
}

function changeTheme({ version: { contents } }: Programme, { state, metadata }: Submission, { deps }: Visit): Changed {
  const { answer, complaints } = readAnswer(themeForm, state);
  if (!answer) return { complaints };
  const name = trimmed(answer);
  const wrong = wrongInName(name, LONGEST_OPTION);
  if (wrong) return { complaints: wrong };
  const before = contents.themes.find(({ id }) => id === metadata.theme);
  const others = contents.themes.filter((theme) => theme !== before && !theme.isRetired);
  const isRetired = answer.retire.includes("retired");
  if (!isRetired && others.some((theme) => looksSame(namesOf(theme, deps.zone), name)))
    return { complaints: { [firstOf(name)]: { key: "programmes.wrong.sameName" } } };
  const isOfGuide = before && typeof themeLabel(before) === "string";
  // The guide's theme keeps the guide's names until somebody types another.
  const isUntouched = isOfGuide && JSON.stringify(trimmed(namesOf(before, deps.zone))) === JSON.stringify(name);
  const theme = { id: before?.id ?? newId<never>(), isRetired, ...(isUntouched ? {} : { name }) };
  const themes = before ? contents.themes.map((one) => (one === before ? theme : one)) : [...contents.themes, theme];
  if (!hasThemes({ themes })) return { complaints: { retire: { key: "programmes.wrong.noThemes" } } };
  return { contents: { ...contents, themes } };
}

/** The language beside whose field a complaint about the whole name is shown. */
const firstOf = (name: Question["name"]): string => Object.keys(name)[0] ?? "fi";

function changeFields({ version: { contents } }: Programme, { state, metadata }: Submission, { db }: Visit): Changed {
  const form = formNamed(metadata.form);
  const { answer, complaints } = readAnswer(fieldsForm, state);
  if (!answer) return { complaints };
  const free = freeFields(db.forms[form], form);
  const required = answer.required.filter((name) => free.includes(name));
  if (required.some((name) => !answer.asked.includes(name)))
    return { complaints: { required: { key: "programmes.wrong.requiredHidden" } } };
  const hidden = free.filter((name) => !answer.asked.includes(name));
  return { contents: { ...contents, [form]: { ...contents[form], hidden, required } } };
}

const formNamed = (value: unknown): FormName => formNames.find((name) => name === value) ?? "kickoff";

/** The form without the fields that this question does not ask, which a forged submission could lack. */
function questionFormFor(before: Question | undefined): Form<(typeof questionForm)["fields"]> {
  const without = before ? ["kind", "audience"] : [];
  const fields: Fields = Object.fromEntries(
    Object.entries(questionForm.fields).filter(([name]) => !without.includes(name)),
  );
  return { name: questionForm.name, fields: fields as (typeof questionForm)["fields"] };
}

function changeQuestion({ version: { contents } }: Programme, { state, metadata }: Submission, visit: Visit): Changed {
  const form = formNamed(metadata.form);
  const { questions } = contents[form];
  const before = questions.find(({ id }) => id === metadata.question);
  const { answer, complaints } = readAnswer(questionFormFor(before), state);
  if (!answer) return { complaints };
  const name = trimmed(answer);
  const wrong = wrongInName(name, LONGEST_QUESTION);
  if (wrong) return { complaints: wrong };
  const kind = before?.kind ?? questionKinds.find((one) => one === answer.kind);
  const audience = before?.audience ?? audiencesOf[form].find((one) => one === answer.audience);
  if (!kind) return { complaints: { kind: { key: "forms.notOffered" } } };
  if (!audience) return { complaints: { audience: { key: "forms.notOffered" } } };
  if (audience === "counted" && kind === "text")
    return { complaints: { kind: { key: "programmes.wrong.countedText" } } };
  const isRetired = answer.retire.includes("retired");
  const others = questions.filter((one) => one !== before && !one.isRetired);
  if (!isRetired && others.some((one) => looksSame(one.name, name)))
    return { complaints: { [firstOf(name)]: { key: "programmes.wrong.sameName" } } };
  if (!isRetired && !hasRoom({ ...contents[form], questions: others }))
    return { complaints: { retire: { key: "programmes.forms.full", params: { most: others.length } } } };
  const named = kind === "choice" ? optionsIn(answer.options) : [];
  const wrongOptions = kind === "choice" ? wrongInOptions(named) : undefined;
  if (wrongOptions) return { complaints: { options: wrongOptions } };
  const question: Question = {
    id: before?.id ?? newId<never>(),
    kind,
    audience,
    name,
    options: optionsAfter(before, named, visit),
    isRequired: answer.required.includes("required"),
    isRetired,
  };
  const all = before ? questions.map((one) => (one === before ? question : one)) : [...questions, question];
  return { contents: { ...contents, [form]: { ...contents[form], questions: all } } };
}

/** Choices keep their ids by their names. One that is no longer typed keeps its name for old answers. */
function optionsAfter(before: Question | undefined, named: readonly string[], { words }: Visit): Question["options"] {
  const known = before?.options ?? [];
  const nameOf = (option: Question["options"][number]) => typedIn(option.name, words.language);
  const kept = named.map(
    (name) =>
      known.find((option) => nameOf(option) === name) ?? {
        id: newId<never>(),
        name: { [words.language]: name },
        isRetired: false,
      },
  );
  const gone = known.filter((option) => !kept.includes(option)).map((option) => ({ ...option, isRetired: true }));
  return [...kept.map((option) => ({ ...option, isRetired: false })), ...gone];
}
