import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { imports, people, profiles } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { download, isSlackAddress } from "../../src/slack/download.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import type { World } from "../support/world.ts";

const API = "https://slack.com/api/";

test.each([
  "https://files.slack.com/files-pri/T1-F1/a.csv",
  "https://auroras.slack.com/files/a.csv",
  "https://slack-files.com.slack-files.com/a.csv",
])("the token goes to %s", (url) => {
  expect(isSlackAddress(url, API)).toBe(true);
});

test.each([
  "http://files.slack.com/a.csv",
  "https://files.slack.com:8443/a.csv",
  "https://u:p@files.slack.com/a.csv",
  "https://files.slack.com@evil.example/a.csv",
  "https://files.slack.com.evil.example/a.csv",
  "https://evilslack.com/a.csv",
  "https://evil.example/files.slack.com/a.csv",
  "https://evil.example\\@files.slack.com/a.csv",
  "https://127.0.0.1/a.csv",
  "https://169.254.169.254/latest/meta-data",
  "file:///etc/passwd",
  "data:text/csv,a",
  "ftp://files.slack.com/a.csv",
  "//files.slack.com/a.csv",
  "",
])("and not to %s", (url) => {
  expect(isSlackAddress(url, API)).toBe(false);
});

/** Somebody's server on loopback; every request it gets is noted with what it says of itself. */
async function served(answer: RequestListener) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const fetched = (url: string, apiUrl: string, withinMs = 5_000) =>
  download({ url, apiUrl, token: "xoxb-secret", maxBytes: 1_000, withinMs });

describe("a download", () => {
  test("brings the bytes of the file, with the token", async () => {
    await using slack = await served((_, response) => response.end("Nimi;…"));
    expect(await fetched(slack.url, slack.url)).toEqual({ bytes: Buffer.from("Nimi;…") });
    expect(slack.asked).toEqual(["Bearer xoxb-secret"]);
  });

  test("from anybody else's server is not asked for", async () => {
    await using slack = await served((_, response) => response.end());
    await using other = await served((_, response) => response.end("Nimi;…"));
    expect(await fetched(other.url, slack.url)).toEqual({ problem: "not-fetched" });
    expect(other.asked).toEqual([]);
  });

  test("that leads elsewhere is not followed", async () => {
    await using other = await served((_, response) => response.end("Nimi;…"));
    await using slack = await served((_, response) => response.writeHead(302, { location: other.url }).end());
    expect(await fetched(slack.url, slack.url)).toEqual({ problem: "no-access" });
    expect(other.asked).toEqual([]);
  });

  test.each<[string, RequestListener, string]>([
    ["a page", (_, r) => r.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<p>"), "no-access"],
    [
      "a page that says it is a list",
      (_, r) => r.writeHead(200, { "content-type": "text/csv" }).end("\n<!DOCTYPE html><p>"),
      "no-access",
    ],
    ["not found", (_, r) => r.writeHead(404).end(), "no-access"],
    ["an error", (_, r) => r.writeHead(503).end(), "not-fetched"],
    ["more than it said", (_, r) => r.end("x".repeat(1_001)), "too-big"],
    [
      "without an end",
      (_, r) => {
        const more = (): void => {
          if (r.write("x".repeat(500))) setImmediate(more);
          else r.once("drain", more);
        };
        more();
      },
      "too-big",
    ],
    [
      "half of it, and breaks off",
      (_, r) => {
        r.writeHead(200, { "content-length": "500" });
        r.write("x");
        setImmediate(() => r.destroy());
      },
      "not-fetched",
    ],
  ])("that answers %s is a problem", async (_what, answer, problem) => {
    await using slack = await served(answer);
    expect(await fetched(slack.url, slack.url)).toEqual({ problem });
  });

  test.each<[string, RequestListener]>([
    ["at all", () => undefined],
    ["to its end", (_, r) => void r.write("Nimi;")],
  ])("that does not answer %s is given up", async (_what, answer) => {
    await using slack = await served(answer);
    expect(await fetched(slack.url, slack.url, 100)).toEqual({ problem: "not-fetched" });
  });
});

const LIST = "Nimi;Sähköposti;Rooli;Ala;Kielet\nSara Ali;sara@example.org;aktori;Hoitoala;arabia";

async function openUpload(world: World, person: Person): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, t("people.list.button"));
  await world.settle();
  const list = await person.modal();
  if (!list) throw new Error("no list");
  await person.press(list, t("import.button"));
  await world.settle();
}

const kept = ({ db }: World) => [people, profiles, imports].map((table) => db.orm.select().from(table).all().length);

test("somebody else's file is not read, whatever the form says", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja } = world.people;
  const { file } = await mirja.upload(undefined, { name: "oma.csv", bytes: Buffer.from(LIST) });
  await openUpload(world, kaisa);
  const before = kept(world);
  const url = `${world.workspace.url}/files/${file}/oma.csv`;
  const { outcome } = await world.control.forge(kaisa.id, {
    values: { file: { files: [{ id: file, name: "oma.csv", size: 9, user: mirja.id, url_private_download: url }] } },
  });
  await world.settle();
  expect(outcome).toBe("errors");
  expect(saidOn(await kaisa.modal())).toContain(t("import.file"));
  expect(kept(world)).toEqual(before);
});

test("a file that says it is small and a list is looked at itself", async () => {
  await using world = await startSetUpWorld();
  const { kaisa } = world.people;
  const bytes = Buffer.alloc(2 * 1024 * 1024 + 1, "x");
  const { file } = await kaisa.upload(undefined, { name: "lista.csv", bytes });
  await openUpload(world, kaisa);
  const before = kept(world);
  const url = `${world.workspace.url}/files/${file}/lista.csv`;
  await world.control.forge(kaisa.id, {
    values: { file: { files: [{ id: file, name: "lista.csv", size: 9, user: kaisa.id, url_private_download: url }] } },
  });
  await world.settle();
  expect(saidOn(await kaisa.modal())).toContain(t("import.problem.tooBig"));
  expect(kept(world)).toEqual(before);
});
