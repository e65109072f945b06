import { useState } from "preact/hooks";
import type { Everything } from "../workspace/control.ts";
import type { Policies } from "../workspace/state.ts";
import { askControl } from "./connection.ts";
import { DevPanelMessages } from "./dev-panel-messages.ts";
import { html } from "./html.ts";
import { usePolling } from "./polling.ts";
import { words } from "./words.ts";

const policies = [
  "appsMayPostInChannels",
  "appsMayKick",
  "appsMayArchive",
  "appsMayCreateChannels",
  "messagesMayBeEdited",
  "guestsMayBeInvited",
  "guestsMayBeWrittenTo",
  "isOverMessageLimit",
  "hidesOldHistory",
  "hasShortHistoryPages",
] as const satisfies readonly (keyof Policies)[];
const fates = ["delete-channel", "make-public", "share-channel", "unshare-channel", "renumber-channel"] as const;
type Fate = (typeof fates)[number] | "rename-channel";
const POLL_EVERY_MS = 2_000;

type Channels = Everything["channels"];

/** What owners of the workspace, and Slack itself, can do: the workspace's rules, and the fate of a channel. */
export function DevPanelWorkspace() {
  const [now, setNow] = useState<Partial<Policies>>({});
  const [channels, setChannels] = useState<Channels>([]);
  const [chosen, setChosen] = useState("");
  const [newName, setNewName] = useState("");
  const [told, setTold] = useState("");
  const t = words().devPanel;
  const read = async () => {
    setNow(await askControl<Policies>("policies"));
    const { channels: all } = await askControl<Everything>("everything");
    setChannels(all.filter(({ isArchived }) => !isArchived));
  };
  usePolling(read, POLL_EVERY_MS);
  const change = async (name: (typeof policies)[number]) =>
    setNow(await askControl<Policies>("policies", { policies: { [name]: !now[name] } }));
  const named = channels.filter(({ kind }) => kind === "private" || kind === "public");
  const channel = named.find(({ id }) => id === chosen)?.id ?? named[0]?.id ?? "";
  const meet = async (fate: Fate) => {
    const done = await askControl(fate, { channel, name: newName.trim() }).then(
      () => true,
      () => false,
    );
    setTold(done ? t.fates[fate] : t.notPossible);
    if (done) setNewName("");
    await read();
  };
  return html`
    <h3>${t.rules}</h3>
    ${policies.map(
      (name) => html`
      <label class="choice" key=${name}><input type="checkbox" checked=${now[name] === true} onChange=${() => change(name)} /><span>${t.policies[name]}</span></label>`,
    )}
    <h3>${t.channelFate}</h3>
    <select class="input" aria-label=${t.channel} value=${channel} onChange=${(event: Event) => setChosen((event.currentTarget as HTMLSelectElement).value)}>
      ${named.map(({ id, name }) => html`<option value=${id} selected=${id === channel}>#${name}</option>`)}
    </select>
    <div class="actions">${fates.map((fate) => html`<button type="button" class="button" disabled=${channel === ""} onClick=${() => meet(fate)}>${t.fates[fate]}</button>`)}</div>
    <form class="dev-panel-tools" onSubmit=${(event: Event) => {
      event.preventDefault();
      void meet("rename-channel");
    }}>
      <input class="input" aria-label=${t.newName} placeholder=${t.newName} value=${newName} onInput=${(event: InputEvent) => setNewName((event.currentTarget as HTMLInputElement).value)} />
      <button type="submit" class="button" disabled=${channel === "" || newName.trim() === ""}>${t.fates["rename-channel"]}</button>
    </form>
    <${DevPanelMessages} channels=${channels} tell=${setTold} read=${read} />
    <p class="told" role="status">${told}</p>
  `;
}
