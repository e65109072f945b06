import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sparticuz, { inflate, setupLambdaEnvironment } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const packed = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "bin");
const home = join(tmpdir(), "auroras-chromium-153");

/** Unpacks the browser that comes from npm, once for all runs, with the libraries and fonts that a bare machine lacks. */
export async function prepareChromium(): Promise<string> {
  if (!existsSync(home)) await unpack();
  setupLambdaEnvironment(join(home, "al2023", "lib"));
  process.env.FONTCONFIG_PATH = join(home, "fonts");
  return join(home, "chromium");
}

/** The package's own looks for the fonts in /tmp/fonts, and without any font Chromium ends. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(home, "fonts", "fonts")}</dir><cachedir>${join(home, "fonts-cache")}</cachedir></fontconfig>
`;

/** Beside and then to its place, so that a run that was broken off leaves nothing half. The package unpacks into the temporary folder. */
async function unpack(): Promise<void> {
  const beside = `${home}-${process.pid}`;
  const before = process.env.TMPDIR;
  await mkdir(beside, { recursive: true });
  try {
    process.env.TMPDIR = beside;
    await sparticuz.executablePath();
    await inflate(join(packed, "al2023.tar.br"));
    await writeFile(join(beside, "fonts", "fonts.conf"), fontConfiguration);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await rename(beside, home).catch(async () => rm(beside, { recursive: true, force: true }));
}

/** Not with the package's own arguments: they switch web security off. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await prepareChromium();
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--font-render-hinting=none", "--disable-gpu"] });
}
