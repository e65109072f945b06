import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { dirname, extname, join, sep } from "node:path";

export type ServedFile = { type: string; body: Buffer; etag: string };

const PAGE_FOLDER = join(import.meta.dirname, "page");
const { resolve: pathOf } = createRequire(import.meta.url);

/** Folders of npm packages that are served under `/page/<key>/`. */
const fontFolders: Readonly<Record<string, string>> = {
  "text-font": join(dirname(pathOf("@fontsource-variable/atkinson-hyperlegible-next")), "files"),
  "emoji-font": dirname(pathOf("@fontsource/noto-emoji")),
};

/** The file of each package that the page's modules import by name. */
const packageFiles: Readonly<Record<string, string>> = {
  preact: pathOf("preact"),
  "preact/hooks": pathOf("preact/hooks"),
  htm: join(dirname(pathOf("htm")), "htm.mjs"),
};
const packageAddress = (name: string) => `/page/modules/${name.replace("/", "-")}.js`;

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".ts": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8",
  ".woff2": "font/woff2",
};

/** The import map is the only inline script of the page; the content policy allows it by its hash. */
const importMap = JSON.stringify({
  imports: Object.fromEntries(Object.keys(packageFiles).map((name) => [name, packageAddress(name)])),
});
const importMapHash = createHash("sha256").update(importMap).digest("base64");

/** The Content-Security-Policy of the page: only this server's own files, no inline script or style, no `eval`; frames only for letters. */
export function contentPolicy(port: string): string {
  const sockets = ["127.0.0.1", "localhost"].map((host) => `ws://${host}:${port}`).join(" ");
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${importMapHash}'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob: data:",
    "frame-src 'self'",
    `connect-src 'self' ${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Of a formatted letter, also when it is opened by itself: its own styles, and nothing else. */
export const letterPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

const cache = new Map<string, ServedFile>();

/** The file at this path of the page, or undefined. Files are read once and cached; with `rereads` the cache is not used. */
export function pageFile(path: string, rereads = false): ServedFile | undefined {
  const cached = rereads ? undefined : cache.get(path);
  if (cached) return cached;
  const body = read(path);
  if (!body) return undefined;
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 20)}"`;
  const type = path === "/" ? contentTypes[".html"] : contentTypes[extname(path)];
  const served = { type: type ?? "text/plain", body, etag };
  cache.set(path, served);
  return served;
}

/** Fills the cache, so that the first page does not wait for reading and stripping types. */
export function warmPageFiles(): void {
  for (const path of ["/", ...ownFiles(".ts"), ...ownFiles(".css"), ...Object.keys(packageFiles).map(packageAddress)]) {
    pageFile(path);
  }
}

function read(path: string): Buffer | undefined {
  if (path === "/") return Buffer.from(index());
  const [, root, first = "", ...rest] = path.split("/");
  if (root !== "page") return undefined;
  if (first === "modules") {
    const name = Object.keys(packageFiles).find((known) => packageAddress(known) === path);
    return name === undefined ? undefined : readWithin(dirname(packageFiles[name] ?? ""), packageFiles[name] ?? "");
  }
  const folder = fontFolders[first];
  if (folder) return readWithin(folder, join(folder, ...rest));
  const source = readWithin(PAGE_FOLDER, join(PAGE_FOLDER, first, ...rest));
  if (!source || extname(path) !== ".ts") return source;
  return Buffer.from(stripTypeScriptTypes(source.toString()));
}

/** Undefined when the file is outside the folder, does not exist, or has an extension that the page does not use. */
function readWithin(folder: string, file: string): Buffer | undefined {
  const isKnown = [...Object.keys(contentTypes), ".mjs"].includes(extname(file));
  if (!isKnown || !file.startsWith(folder + sep)) return undefined;
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** `index.html` with a `modulepreload` link for each module, so that the browser fetches them all at once. */
function index(): string {
  const preloads = [...ownFiles(".ts"), ...Object.keys(packageFiles).map(packageAddress)];
  return readFileSync(join(PAGE_FOLDER, "index.html"), "utf8")
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
  return readdirSync(PAGE_FOLDER, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => `/page/${name.split(sep).join("/")}`);
}
