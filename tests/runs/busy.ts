import { spawn } from "node:child_process";
import { once } from "node:events";

/** `npm run test:busy`: the suite with six processes beside it that compute all the time. Nothing in it may depend on a quiet machine. */

const LOOPS = 6;
const loops = Array.from({ length: LOOPS }, () => spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));
const endLoops = () => {
  for (const loop of loops) loop.kill("SIGKILL");
};
process.on("exit", endLoops);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));

const begun = performance.now();
const words = [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--project",
  "suite",
  "--project",
  "apart",
  ...process.argv.slice(2),
];
const [code] = await once(spawn(process.execPath, words, { stdio: "inherit" }), "exit");
process.stdout.write(`${LOOPS} busy loops beside it: ${Math.round((performance.now() - begun) / 1000)} s\n`);
process.exit(code ?? 1);
