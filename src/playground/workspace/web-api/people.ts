import { hasScope } from "../scopes.ts";
import { SlackError } from "../slack-error.ts";
import type { User } from "../state.ts";
import { userObject } from "../users.ts";
import { type Call, flag, type Method, page, text } from "./call.ts";

const visibleFields = (call: Call) => ({
  locale: flag(call, "include_locale"),
  email: hasScope(call.workspace.manifest, "users:read.email"),
});

const info: Method = (call) => {
  const user = call.workspace.user(text(call, "user"));
  if (user.isHidden) throw new SlackError("user_not_visible");
  return { user: userObject(call.workspace, user, visibleFields(call)) };
};

const list: Method = (call) => {
  const all = Object.values(call.workspace.state.users);
  const { items, response_metadata } = page(call, all, { standard: all.length, max: 1000 });
  return {
    members: items.map((user: User) => userObject(call.workspace, user, visibleFields(call))),
    cache_ts: call.workspace.seconds(),
    response_metadata,
  };
};

const lookupByEmail: Method = (call) => {
  const user = call.workspace.userByEmail(text(call, "email"));
  if (!user || user.isDeleted) throw new SlackError("users_not_found");
  return { user: userObject(call.workspace, user, visibleFields(call)) };
};

export const people: Readonly<Record<string, Method>> = {
  "users.info": info,
  "users.list": list,
  "users.lookupByEmail": lookupByEmail,
};
