import { type Fields, fieldsOf, isFields, listOf, textOf } from "./json.ts";
import { SlackError } from "./slack-error.ts";
import { limits } from "./slack-rules.ts";
import type { StateValues, View } from "./state.ts";
import { hasState, initialStateValue, type StateValue } from "./state-values.ts";
import { type ElementPlace, placesIn, storedBlocks } from "./stored-blocks.ts";
import type { Workspace } from "./workspace.ts";

/** The stored content of a view by the app, which has passed `viewProblems`. */
function contentOf(given: Fields, former?: View) {
  const { title, submit, close } = given;
  const [texts] = storedBlocks([{ title, submit, close, type: "view" }]);
  const text = (key: string) => (isFields(texts?.[key]) ? { [key]: fieldsOf(texts[key]) } : {});
  return {
    blocks: storedBlocks(listOf(given.blocks), former?.blocks),
    ...text("title"),
    ...text("submit"),
    ...text("close"),
    callback_id: textOf(given.callback_id),
    private_metadata: textOf(given.private_metadata),
    external_id: textOf(given.external_id),
    clear_on_close: given.clear_on_close === true,
    notify_on_close: given.notify_on_close === true,
  };
}

/** The user's open modals, from the root to the top. */
export function stackOf(workspace: Workspace, user: string): View[] {
  return (workspace.state.stacks[user] ?? []).map((id) => findView(workspace, id)).filter((view) => view !== undefined);
}

export function topView(workspace: Workspace, user: string): View | undefined {
  return stackOf(workspace, user).at(-1);
}

export function findView(workspace: Workspace, id: string): View | undefined {
  return Object.hasOwn(workspace.state.views, id) ? workspace.state.views[id] : undefined;
}

export function openView(workspace: Workspace, user: string, given: Fields, origin?: string): View {
  refuseTakenExternalId(workspace, given);
  dropStack(workspace, user);
  return stackView(workspace, user, given, undefined, origin);
}

export function pushView(workspace: Workspace, user: string, given: Fields, origin?: string): View {
  const stack = stackOf(workspace, user);
  const top = stack.at(-1);
  if (!top) throw new SlackError("not_found");
  if (stack.length >= limits.maxStackedViews) throw new SlackError("push_limit_reached");
  refuseTakenExternalId(workspace, given);
  return stackView(workspace, user, given, top, origin ?? top.origin);
}

function stackView(
  workspace: Workspace,
  user: string,
  given: Fields,
  previous: View | undefined,
  origin: string | undefined,
): View {
  const id = workspace.nextId("V");
  const view: View = {
    id,
    user,
    type: "modal",
    ...contentOf(given),
    hash: workspace.nextHash(),
    root: previous?.root ?? id,
    ...(previous ? { previous: previous.id } : {}),
    ...(origin ? { origin } : {}),
    touched: {},
    drafts: {},
    complaints: {},
    updated: false,
  };
  workspace.state.views[id] = view;
  workspace.state.stacks[user] = [...(workspace.state.stacks[user] ?? []), id];
  sendLiveView(workspace, view, "view_opened");
  return view;
}

export function updateView(workspace: Workspace, view: View, given: Fields): void {
  const external = textOf(given.external_id);
  if (external !== "" && external !== view.external_id) refuseTakenExternalId(workspace, given);
  const { title: _t, submit: _s, close: _c, ...kept } = view;
  const next: View = { ...kept, ...contentOf(given, view), hash: workspace.nextHash(), complaints: {}, updated: true };
  next.touched = survivingValues(next);
  workspace.state.views[view.id] = next;
  sendLiveView(workspace, next, view.type === "home" ? "home" : "view_updated");
}

/** The entered values that an update keeps: those whose block_id, action_id and type are the same. A new initial value does not replace them. */
function survivingValues(view: View): StateValues {
  const survivors: StateValues = {};
  for (const { block, element } of placesIn(view.blocks)) {
    const blockId = textOf(block.block_id);
    const value = view.touched[blockId]?.[textOf(element.action_id)];
    if (value?.type !== element.type) continue;
    survivors[blockId] = { ...survivors[blockId], [textOf(element.action_id)]: value };
  }
  return survivors;
}

export function publishHome(workspace: Workspace, user: string, given: Fields): View {
  const former = homeOf(workspace, user);
  if (former) {
    updateView(workspace, former, given);
    return findView(workspace, former.id) ?? former;
  }
  refuseTakenExternalId(workspace, given);
  const id = workspace.nextId("V");
  const view: View = {
    id,
    user,
    type: "home",
    ...contentOf(given),
    hash: workspace.nextHash(),
    root: id,
    touched: {},
    drafts: {},
    complaints: {},
    updated: false,
  };
  workspace.state.views[id] = view;
  workspace.state.homes[user] = id;
  sendLiveView(workspace, view, "home");
  return view;
}

export function homeOf(workspace: Workspace, user: string): View | undefined {
  return findView(workspace, workspace.state.homes[user] ?? "");
}

/** Removes the view and all views above it. */
export function dropView(workspace: Workspace, view: View): void {
  const stack = workspace.state.stacks[view.user] ?? [];
  const place = stack.indexOf(view.id);
  if (place < 0) return;
  for (const id of stack.slice(place)) delete workspace.state.views[id];
  workspace.state.stacks[view.user] = stack.slice(0, place);
  sendLiveView(workspace, view, "view_closed");
}

export function dropStack(workspace: Workspace, user: string): void {
  const root = stackOf(workspace, user)[0];
  if (root) dropView(workspace, root);
}

/** Removes the modals of a client that is reloaded. The app gets no `view_closed`, and their external_ids stay taken. */
export function loseStack(workspace: Workspace, user: string): void {
  for (const view of stackOf(workspace, user)) {
    if (view.external_id === "") delete workspace.state.views[view.id];
    else view.lost = true;
  }
  workspace.state.stacks[user] = [];
}

export function viewByExternalId(workspace: Workspace, externalId: string): View | undefined {
  return Object.values(workspace.state.views).find((view) => view.external_id === externalId);
}

function refuseTakenExternalId(workspace: Workspace, given: Fields): void {
  const externalId = textOf(given.external_id);
  if (externalId !== "" && viewByExternalId(workspace, externalId)) throw new SlackError("duplicate_external_id");
}

function sendLiveView(workspace: Workspace, view: View, type: string): void {
  workspace.live.send([view.user], () => ({ type, view: viewObject(workspace, view) }));
}

/** The value of an element: entered by the person, else initial. */
export function valueIn(touched: StateValues, { block, element }: ElementPlace, origin?: string): StateValue {
  const touchedValue = touched[textOf(block.block_id)]?.[textOf(element.action_id)];
  return touchedValue?.type === element.type ? touchedValue : initialStateValue(element, origin);
}

/** What the values are read from. */
type ValueSource = { blocks: readonly Fields[]; touched: StateValues; origin?: string | undefined };

/** All values of the blocks; without initial values if `onlyTouched`. */
export function stateValues({ blocks, touched, origin }: ValueSource, onlyTouched = false): StateValues {
  const values: StateValues = {};
  for (const place of placesIn(blocks)) {
    const { block, element } = place;
    if (!hasState(element)) continue;
    const blockId = textOf(block.block_id);
    const actionId = textOf(element.action_id);
    if (onlyTouched && !touched[blockId]?.[actionId]) continue;
    values[blockId] = { ...values[blockId], [actionId]: valueIn(touched, place, origin) };
  }
  return values;
}

/** The view object of the Web API and of payloads. */
export function viewObject(workspace: Workspace, view: View): Fields {
  const { team, app, policies } = workspace.state;
  const onlyTouched = policies.forgetInitialValuesOnUpdate && view.updated;
  return {
    id: view.id,
    team_id: team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata,
    callback_id: view.callback_id,
    state: { values: stateValues(view, onlyTouched) },
    hash: view.hash,
    title: view.title ?? { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: view.clear_on_close,
    notify_on_close: view.notify_on_close,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: view.previous ?? null,
    root_view_id: view.root,
    app_id: app.id,
    external_id: view.external_id,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  };
}
