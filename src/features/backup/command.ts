import { CannotOpen } from "../../../db/store/storage-faults.ts";
import { systemClock } from "../../clock.ts";
import { ConfigProblem, type Keeping, readKeeping } from "../../config.ts";

type Command = (
  parts: Keeping & { words: readonly string[]; now: number; tell(line: string): void },
) => Promise<void> | void;

/** Runs a command for an operator. An error that the operator can correct is printed as one line, another with its stack. The exit code is then 1. */
export async function runCommand(command: Command): Promise<void> {
  const tell = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    await command({ ...readKeeping(process.env), words: process.argv.slice(2), now: systemClock.now(), tell });
  } catch (error) {
    const isExpected = error instanceof CannotOpen || error instanceof ConfigProblem;
    process.stderr.write(`${isExpected ? error.message : error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
}
