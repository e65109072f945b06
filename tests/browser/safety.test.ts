import { readdirSync, readFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import WebSocket from "ws";
import { closeBrowser, columnAt, openPage, playgroundWith, say } from "./open-page.ts";
import { sampleApp } from "./sample-app.ts";

afterAll(closeBrowser);

type Answer = { status: number | undefined; headers: IncomingHttpHeaders; body: string };

function ask(url: string, path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(url), { path, method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (quantile: string) => {
        body += quantile;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.once("error", reject);
    asked.end();
  });
}

const opens = (address: string, headers: Record<string, string>) =>
  new Promise<boolean>((resolve) => {
    const socket = new WebSocket(address, { headers });
    socket.once("open", () => {
      resolve(true);
      socket.close();
    });
    socket.once("error", () => resolve(false));
  });

describe("who can reach the playground", () => {
  test("only this machine: the port is closed on its other addresses", async () => {
    const { url } = await playgroundWith(sampleApp([]));
    const port = Number(new URL(url).port);
    const others = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter(({ internal, family }) => !internal && family === "IPv4"),
    );
    for (const { address } of others) {
      const isOpen = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: address, port, timeout: 1_000 }, () => resolve(true));
        for (const event of ["error", "timeout"]) socket.once(event, () => resolve(false));
      });
      expect(isOpen, address).toBe(false);
    }
  });

  test.each(["/", "/page/main.ts", "/playground/session", "/client/U00000001/channels", "/control/calls"])(
    "a request with a foreign host or origin gets nothing from %s",
    async (path) => {
      const { url } = await playgroundWith(sampleApp([]));
      const { host } = new URL(url);
      for (const headers of [
        { host: "evil.example" },
        { host, origin: "https://evil.example" },
        { host, origin: "null" },
      ]) {
        for (const method of ["GET", "POST"]) expect((await ask(url, path, headers, method)).status).toBe(403);
      }
    },
  );

  test("nor does such a request get the live socket", async () => {
    const { url } = await playgroundWith(sampleApp([]));
    const address = `${url.replace("http", "ws")}/page/live`;
    expect(await opens(address, { origin: url })).toBe(true);
    expect(await opens(address, { origin: "https://evil.example" })).toBe(false);
    expect(await opens(address, { host: "evil.example" })).toBe(false);
  });

  test.each([
    "/page/..%2f..%2fpackage.json",
    "/page/../start.ts",
    "/page/css/../../saving.ts",
    "/page/text-font/../package.json",
    "/page/tsconfig.json",
    "/page/modules/../../x.js",
  ])("%s is not a file of the page", async (path) => {
    const { url } = await playgroundWith(sampleApp([]));
    expect((await ask(url, path)).status).toBe(404);
  });
});

describe("what the page may do", () => {
  test("its content policy allows only scripts that are its own files, and nothing from other hosts", async () => {
    const { url } = await playgroundWith(sampleApp([]));
    for (const path of ["/", "/page/main.ts", "/page/css/1-base.css", "/page/missing.ts"]) {
      const { headers } = await ask(url, path);
      const policy = String(headers["content-security-policy"]);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https:/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  test("what people write is shown as text in every place", async () => {
    const { url } = await playgroundWith(sampleApp([]));
    const page = await openPage(url);
    const kaisa = columnAt(page, 0);
    await kaisa.locator('[data-name="yleinen"]').click();
    const evil = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    await say(kaisa, evil);
    await kaisa.locator(".message", { hasText: evil }).waitFor();
    await say(kaisa, `/topic ${evil}`);
    await kaisa.locator(".topic", { hasText: evil }).waitFor();
    await say(kaisa, "<https://example.org|x> javascript:alert(1) <javascript:alert(1)|paina>");
    await kaisa.locator(".message").last().getByText("paina").waitFor();
    expect(await page.locator("img:not(.page-head img), .message script, a[href^='javascript']").count()).toBe(0);
    expect(await page.title()).not.toBe("1");
  });

  test("none of its modules parses text as markup", () => {
    const folder = join(import.meta.dirname, "../../src/playground/page");
    const modules = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const forbidden =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function|createContextualFragment/;
    expect(modules.length).toBeGreaterThan(40);
    expect(modules.filter((name) => forbidden.test(readFileSync(join(folder, name), "utf8")))).toEqual([]);
  });
});
