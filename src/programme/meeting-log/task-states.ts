/** What the owner of a task says of it. `discuss`: the two want to talk about it at their next meeting. */
export const taskStates = ["open", "done", "unfinished", "discuss"] as const;
export type TaskState = (typeof taskStates)[number];
