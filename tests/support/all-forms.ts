import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Form } from "../../src/programme/forms/fields.ts";

const PROGRAMME = join(import.meta.dirname, "..", "..", "src", "programme");

const isForm = (value: unknown): value is Form =>
  typeof value === "object" && value !== null && "name" in value && "fields" in value;

/** Every form of every feature. */
export async function allForms(): Promise<Form[]> {
  const paths = readdirSync(PROGRAMME).map((feature) => join(PROGRAMME, feature, "form.ts"));
  const modules: unknown[] = await Promise.all(paths.filter((path) => existsSync(path)).map((path) => import(path)));
  return modules.flatMap((exported) => Object.values(Object(exported)).filter(isForm));
}
