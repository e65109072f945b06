import Sqlite from "better-sqlite3";
import { openDatabase } from "../../db/store/open.ts";

/**
 * A process that opens a database and kills itself before the statement with this number. Counts the statements of the migrations, which quote
 * names with backticks, and those that drizzle puts around them.
 */
const [path = "", number = ""] = process.argv.slice(2);
let prepared = 0;
const { prepare } = Sqlite.prototype;
Sqlite.prototype.prepare = function (this: Sqlite.Database, text: string) {
  if (
    /^\s*(--.*\s)?(create|alter|drop|(update|insert into|delete from) `|insert into "__drizzle|begin|commit)/i.test(
      text,
    ) &&
    ++prepared === Number(number)
  ) {
    process.kill(process.pid, "SIGKILL");
  }
  return prepare.call(this, text);
} as typeof prepare;
openDatabase(path, { now: 1 }).close();
process.stdout.write(`${prepared}`);
