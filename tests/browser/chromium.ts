import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sparticuz, { inflate, setupLambdaEnvironment } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const packageFolder = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "bin");
const unpackedFolder = join(tmpdir(), "auroras-chromium-153");

/** Unpacks the browser from its npm package, with libraries and fonts for machines without them, and sets the environment. Resolves to the executable's path. */
export async function prepareChromium(): Promise<string> {
  if (!existsSync(unpackedFolder)) await unpack();
  setupLambdaEnvironment(join(unpackedFolder, "al2023", "lib"));
  process.env.FONTCONFIG_PATH = join(unpackedFolder, "fonts");
  return join(unpackedFolder, "chromium");
}

/** The package's own configuration has the fonts in /tmp/fonts. Without any font Chromium exits. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(unpackedFolder, "fonts", "fonts")}</dir><cachedir>${join(unpackedFolder, "fonts-cache")}</cachedir></fontconfig>
`;

/** Unpacks into a folder of this process and renames it, so that an interrupted run leaves no half. The package unpacks into TMPDIR. */
async function unpack(): Promise<void> {
  const ownFolder = `${unpackedFolder}-${process.pid}`;
  const before = process.env.TMPDIR;
  await mkdir(ownFolder, { recursive: true });
  try {
    process.env.TMPDIR = ownFolder;
    await sparticuz.executablePath();
    await inflate(join(packageFolder, "al2023.tar.br"));
    await writeFile(join(ownFolder, "fonts", "fonts.conf"), fontConfiguration);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await rename(ownFolder, unpackedFolder).catch(async () => rm(ownFolder, { recursive: true, force: true }));
}

/** Without the arguments that the package suggests: they turn web security off. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await prepareChromium();
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--font-render-hinting=none", "--disable-gpu"] });
}
