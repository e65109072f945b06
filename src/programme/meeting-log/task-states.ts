/** What the one who agreed to a task says of it; `discuss`: the two talk about it when they meet next. */
export const taskStates = ["open", "done", "unfinished", "discuss"] as const;
export type TaskState = (typeof taskStates)[number];
