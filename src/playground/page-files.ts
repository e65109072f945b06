import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { dirname, extname, join, sep } from "node:path";

export type Served = { type: string; body: Buffer; etag: string };

const PAGE = join(import.meta.dirname, "page");
const { resolve: lyingAt } = createRequire(import.meta.url);

const folders: Readonly<Record<string, string>> = {
  "text-font": join(dirname(lyingAt("@fontsource-variable/atkinson-hyperlegible-next")), "files"),
  "emoji-font": dirname(lyingAt("@fontsource/noto-emoji")),
};

/** What the page's modules import by name, and where it lies. */
const modules: Readonly<Record<string, string>> = {
  preact: lyingAt("preact"),
  "preact/hooks": lyingAt("preact/hooks"),
  htm: join(dirname(lyingAt("htm")), "htm.mjs"),
};
const moduleAddress = (name: string) => `/page/modules/${name.replace("/", "-")}.js`;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".ts": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8",
  ".woff2": "font/woff2",
};

/** The import map is the one script inside the page, so the policy names it by its hash. */
const importMap = JSON.stringify({
  imports: Object.fromEntries(Object.keys(modules).map((name) => [name, moduleAddress(name)])),
});
const mapHash = createHash("sha256").update(importMap).digest("base64");

/** Nothing from elsewhere, no script that is not a file of ours, nothing put together from text. */
export function contentPolicy(port: string): string {
  const sockets = ["127.0.0.1", "localhost"].map((host) => `ws://${host}:${port}`).join(" ");
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${mapHash}'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src 'self' ${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const cache = new Map<string, Served>();

/** A file of the page by its address, or undefined. What was read once is kept; `fresh` reads it anew, for those who change it. */
export function pageFile(path: string, fresh = false): Served | undefined {
  const kept = fresh ? undefined : cache.get(path);
  if (kept) return kept;
  const body = read(path);
  if (!body) return undefined;
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 20)}"`;
  const served = { type: path === "/" ? (types[".html"] ?? "") : (types[extname(path)] ?? "text/plain"), body, etag };
  cache.set(path, served);
  return served;
}

/** Reads all once, so that the first page does not wait for it. */
export function warmPageFiles(): void {
  for (const path of ["/", ...ownFiles(".ts"), ...ownFiles(".css"), ...Object.keys(modules).map(moduleAddress)]) {
    pageFile(path);
  }
}

function read(path: string): Buffer | undefined {
  if (path === "/") return Buffer.from(index());
  const [, root, first = "", ...rest] = path.split("/");
  if (root !== "page") return undefined;
  if (first === "modules") {
    const name = Object.keys(modules).find((known) => moduleAddress(known) === path);
    return name === undefined ? undefined : readWithin(dirname(modules[name] ?? ""), modules[name] ?? "");
  }
  const folder = folders[first];
  if (folder) return readWithin(folder, join(folder, ...rest));
  const source = readWithin(PAGE, join(PAGE, first, ...rest));
  if (!source || extname(path) !== ".ts") return source;
  return Buffer.from(stripTypeScriptTypes(source.toString()));
}

/** A file in this folder and nowhere else, of a kind the page has. */
function readWithin(folder: string, file: string): Buffer | undefined {
  const isKnown = [...Object.keys(types), ".mjs"].includes(extname(file));
  if (!isKnown || !file.startsWith(folder + sep)) return undefined;
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** All modules are named at the head, so that the browser fetches them together and not one after the other. */
function index(): string {
  const preloads = [...ownFiles(".ts"), ...Object.keys(modules).map(moduleAddress)];
  return readFileSync(join(PAGE, "index.html"), "utf8")
    .replace("<!-- import map -->", `<script type="importmap">${importMap}</script>`)
    .replace("<!-- modules -->", preloads.map((path) => `<link rel="modulepreload" href="${path}">`).join("\n    "))
    .replace(
      "<!-- styles -->",
      ownFiles(".css")
        .map((path) => `<link rel="stylesheet" href="${path}">`)
        .join("\n    "),
    );
}

function ownFiles(extension: string): string[] {
  return readdirSync(PAGE, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => `/page/${name.split(sep).join("/")}`);
}
