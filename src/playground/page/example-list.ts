import { askControl } from "./connection.ts";
import { loadedSession } from "./session.ts";

/** A list of forty people, to upload as a coordinator would. */
export const EXAMPLE_LIST = "/page/example-people.csv";

const exampleList = async (): Promise<string> => (await fetch(EXAMPLE_LIST)).text();

export async function exampleFile(name: string): Promise<File> {
  return new File([await exampleList()], name, { type: "text/csv" });
}

/** Adds those of the list's people whom the workspace lacks; resolves to how many. */
export async function joinTheRest(): Promise<number> {
  const missing = peopleIn(await exampleList()).filter(
    (one) => !loadedSession().people.some(({ name }) => name === one.name),
  );
  for (const person of missing) await askControl("add-person", { person });
  return missing.length;
}

/** The names and addresses of the example list, in which no cell has a semicolon. */
const peopleIn = (csv: string): { name: string; email: string }[] =>
  csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(";"))
    .map(([name = "", email = ""]) => ({ name, email }));
