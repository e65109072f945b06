import type { Programme } from "../../../db/programmes/programmes.ts";
import type { Typed } from "../../programme/forms/labels.ts";
import { type Complaints, readAnswer } from "../../programme/forms/reading.ts";
import { type PairRole, pairRoles } from "../../programme/pairs/roles.ts";
import type { ProgrammeContents } from "../../programme/programmes/contents.ts";
import { type AddedText, namesForm, textField, textsForm } from "../../programme/programmes/form.ts";
import { sameNames, trimmed, wrongInForms } from "../../programme/programmes/rules.ts";
import type { Submission, Visit } from "../../slack/listening.ts";
import { languages } from "../../texts/languages.ts";
import { nameFields, type RoleName } from "../../texts/role-names.ts";

/** The next contents of the programme, or what is wrong with what was typed. */
export type Changed = { complaints: Complaints } | { contents: ProgrammeContents; name?: string };

export type Change = (programme: Programme, submission: Submission, visit: Visit) => Changed;

export function changeTexts({ version: { contents } }: Programme, { state }: Submission): Changed {
  const { answer, complaints } = readAnswer(textsForm, state);
  if (!answer) return { complaints };
  const typed = (text: AddedText): Typed =>
    Object.fromEntries(
      languages.flatMap((language) => {
        const written = answer[textField(text, language)]?.trim() ?? "";
        return written === "" ? [] : [[language, written]];
      }),
    );
  return { contents: { ...contents, welcome: typed("welcome"), goodbye: typed("goodbye") } };
}

/** Each language has all forms of a name or none. What was typed as a name in easy Finnish stays. */
export function changeNames({ version: { contents } }: Programme, { state }: Submission): Changed {
  const { answer, complaints } = readAnswer(namesForm, state);
  if (!answer) return { complaints };
  const forms = (role: PairRole): RoleName =>
    Object.fromEntries(
      nameFields.flatMap((field) => {
        const form = answer[`${role}_${field}`]?.trim().replaceAll(/\s+/gu, " ") ?? "";
        return form === "" ? [] : [[field, form]];
      }),
    );
  const roleForms = { mentor: forms("mentor"), actor: forms("actor") };
  const wrong = Object.fromEntries(
    pairRoles.flatMap((role) =>
      Object.entries(wrongInForms(roleForms[role])).map(([field, complaint]) => [`${role}_${field}`, complaint]),
    ),
  );
  const same = sameNames(roleForms);
  if (Object.keys(wrong).length > 0 || same)
    return { complaints: { ...wrong, ...(same ? { [`actor_${same}`]: { key: "programmes.wrong.sameName" } } : {}) } };
  const named = (role: PairRole): Typed | undefined => {
    const { fi_name: fi, sv_name: sv, en_name: en } = roleForms[role];
    const name = trimmed({ selko: contents.roleNames[role]?.selko, fi, sv, en });
    return Object.keys(name).length > 0 ? name : undefined;
  };
  return {
    contents: { ...contents, roleNames: { mentor: named("mentor"), actor: named("actor") }, roleForms },
  };
}
