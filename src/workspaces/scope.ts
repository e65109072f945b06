import { AsyncLocalStorage } from "node:async_hooks";
import type { WorkspaceId } from "./layout.ts";

const scope = new AsyncLocalStorage<WorkspaceId>();

/** Runs the code of one workspace. What it starts, such as timers, sockets and promises, belongs to this workspace too. */
export const within = <T>(id: WorkspaceId, work: () => T): T => scope.run(id, work);

/** The workspace whose code runs now; undefined in code of the process itself. */
export const present = (): WorkspaceId | undefined => scope.getStore();
