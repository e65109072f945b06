import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../db/store/open.ts";

/** A process in a name space of its own: mounts a small disk at the given folder, leaves more and more room on it, and opens a database there. */
const [folder = ""] = process.argv.slice(2);
const DISK_KB = 200;
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${DISK_KB}k`, "tmpfs", folder], { encoding: "utf8" });
if (mounted.status !== 0) throw new Error(`no small disk: ${mounted.stderr}`);

function tryWith(room: number): string {
  rmSync(join(folder, "data"), { recursive: true, force: true });
  rmSync(join(folder, "others"), { force: true });
  try {
    writeFileSync(join(folder, "others"), Buffer.alloc((DISK_KB - room) * 1024));
    openDatabase(join(folder, "data", "mentoring.sqlite"), { now: 1 }).close();
    return "";
  } catch (error) {
    return error instanceof Error ? `${error.constructor.name}: ${error.message}` : String(error);
  }
}

const tried = [0, 4, 8, 12, 16, 24, 32, 40, 80, 120, 160].map((room) => ({ room, said: tryWith(room) }));
process.stdout.write(JSON.stringify(tried));
