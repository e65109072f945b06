import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { complaintsOf, complaintsOfMail, concern } from "../../src/health/rules.ts";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .trim()
  .split("\n")
  .filter((path) => existsSync(path));
const pages = files.filter((path) => path.endsWith(".md"));
const textOf = (path: string): string => readFileSync(path, "utf8");
/** Without the code blocks. */
const prose = (path: string): string => textOf(path).replaceAll(/^```[\s\S]*?^```/gm, "");
const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };

const linksIn = (path: string): string[] =>
  [...prose(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target).filter((to) => !/^https?:/.test(to));

/** The name that GitHub gives to a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");
const anchorsIn = (path: string): string[] =>
  [...textOf(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));

describe("every page", () => {
  test.each(pages)("%s: its links lead somewhere", (page) => {
    const lost = linksIn(page).filter((target) => {
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? page : normalize(join(dirname(page), path));
      return !existsSync(file) || (anchor !== undefined && !anchorsIn(file).includes(anchor));
    });
    expect(lost).toEqual([]);
  });

  /** What the recipe for a new feature makes. */
  const toBeMade = /mid-way/;

  test.each(pages)("%s: the files that it names are there", (page) => {
    const named = [...prose(page).matchAll(/`((?:src|db|blocks|tests|\.ci)(?:\/[\w.{},<>*-]+)+\/?)`/g)].map(
      ([, path = ""]) => path,
    );
    const lost = named.flatMap(spelledOut).filter((path) => !toBeMade.test(path) && !isThere(path));
    expect(lost).toEqual([]);
  });

  test.each(pages)("%s: the files that it names without a folder are somewhere", (page) => {
    const named = [...prose(page).matchAll(/`([\w.-]+\.(?:ts|cjs|json|yml|csv|grit))`/g)].map(([, name = ""]) => name);
    const generic = /^(form|rules|listeners|messages)(\.test)?\.ts$/;
    expect(
      named.filter((name) => !generic.test(name) && !files.some((path) => `/${path}`.endsWith(`/${name}`))),
    ).toEqual([]);
  });

  test.each(pages)("%s: the commands that it names are in package.json", (page) => {
    const named = [...textOf(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  /** `{fi,sv}` is each of them; what is in angle brackets is any. */
  function spelledOut(path: string): string[] {
    const [whole, choices = ""] = /\{([^}]*)\}/.exec(path) ?? [];
    return whole === undefined
      ? [path]
      : choices.split(",").flatMap((choice) => spelledOut(path.replace(whole, choice)));
  }

  function isThere(path: string): boolean {
    if (!/[<*]/.test(path)) return existsSync(path);
    const pattern = path.replaceAll(".", "\\.").replaceAll(/<[^>]*>|\*/g, "[^/]+");
    return files.some((file) => new RegExp(`^${pattern}`).test(file));
  }
});

test("README is at most 120 lines, and shows two pictures", () => {
  const readme = textOf("README.md");
  expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(120);
  expect([...readme.matchAll(/!\[/g)]).toHaveLength(2);
});

test("every picture is shown by a page", () => {
  const folder = "tests/browser/screenshots";
  const shown = pages.flatMap((page) => linksIn(page).map((target) => normalize(join(dirname(page), target))));
  expect(readdirSync(folder).filter((name) => !shown.includes(join(folder, name)))).toEqual([]);
});

test("a room's README can be read at a glance", () => {
  const rooms = pages.filter((page) => page.endsWith("/README.md") && !OWN_SUBJECT.includes(page));
  expect(rooms.length).toBeGreaterThan(18);
  const lines = (page: string) => textOf(page).split("\n").filter(Boolean).slice(1).length;
  expect(rooms.filter((page) => lines(page) < 3 || lines(page) > 8)).toEqual([]);
});

/** Pages on a subject rather than on a room. */
const OWN_SUBJECT = ["src/hosting/README.md", "src/programme/privacy/README.md", "tests/bench/README.md"];

test("the page on operating has every variable that is read, and no other", () => {
  const [bots = "", playgrounds = ""] = textOf("src/operating.md").split("The playground (");
  const variables = (text: string) =>
    [...text.matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|/gm)].flatMap(([, cell = ""]) => cell.match(/[A-Z_]+/g) ?? []);
  const config = textOf("src/config.ts");
  const environment = config.slice(config.indexOf("z.object({"));
  const read = [...environment.slice(0, environment.indexOf("\n});")).matchAll(/^ {2}([A-Z_]+):/gm)];
  expect(variables(bots).sort()).toEqual(read.map(([, name = ""]) => name).sort());
  const readAtStart = [...textOf("src/main.ts").matchAll(/\benv\.([A-Z_]+)/g)].map(([, name = ""]) => name);
  const shared = ["BACKUP_FOLDER", "HEALTH_PORT", "LOG_LEVEL", "TIME_ZONE"];
  expect(variables(playgrounds).sort()).toEqual(
    [...new Set(readAtStart)].filter((name) => !shared.includes(name)).sort(),
  );
});

test("the page on operating has every reason why the bot is not well", () => {
  const page = textOf("src/operating.md");
  const reasons = [...page.slice(page.indexOf("## Health and log")).matchAll(/^\| `([^`]+)` \|/gm)].map(
    ([, reason]) => reason,
  );
  const since = { downSince: 0, waitingSince: 0, refusedSince: 0 };
  const said = { others: 1, lacking: ["…"], waitsFor: "…", trouble: "…" };
  const complaints = complaintsOf({ now: 3_600_000, ...since, ...said });
  expect(reasons.slice(0, complaints.length).sort()).toEqual(complaints.sort());
  const yellow = Object.values(concern);
  expect(reasons.filter((reason) => yellow.some((one) => one === reason)).sort()).toEqual(yellow.toSorted());
  expect(reasons.slice(complaints.length)).toEqual(expect.arrayContaining(complaintsOfMail(3_600_000, 0)));
});

test("the recipe for a new feature counts what is touched by hand", () => {
  const contributing = textOf("CONTRIBUTING.md");
  const recipe = contributing.slice(
    contributing.indexOf("## A new feature"),
    contributing.indexOf("Before the review:"),
  );
  const numbers = [...recipe.matchAll(/^\| (\d+)(?:–(\d+))? \|/gm)].flatMap(([, from, to]) =>
    Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, index) => Number(from) + index),
  );
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
