import { boolean, type Check, string } from "./checks.ts";
import { type } from "./composition.ts";
import { common } from "./rules.ts";

type Checks = Readonly<Record<string, Check>>;

/** The keys of every interactive element. Slack adds an action_id if there is none. */
export const actionable: { required: Checks; optional: Checks } = {
  required: { type },
  optional: { action_id: string({ max: common.action_id.max }) },
};

export const focusable: Checks = { focus_on_load: boolean };
