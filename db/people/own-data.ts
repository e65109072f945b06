import { calledForm, languageForm } from "../../src/programme/people/form.ts";
import { type KeptAnswers, keptIn } from "../own-data/part.ts";
import { people } from "../schema/index.ts";

export const keptAnswers: readonly KeptAnswers[] = [
  keptIn(people, languageForm, { language: "language" }, { person: people.id }),
  keptIn(people, calledForm, { called: "calledName" }, { person: people.id }),
];
