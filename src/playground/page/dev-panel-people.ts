import { useState } from "preact/hooks";
import type { Everything } from "../workspace/control.ts";
import type { NewPerson } from "../workspace/users.ts";
import { roleText } from "./column.ts";
import { askAs, askControl, askPlayground } from "./connection.ts";
import { EXAMPLE_LIST, joinTheRest } from "./example-list.ts";
import { html } from "./html.ts";
import { matches } from "./picker.ts";
import { usePolling } from "./polling.ts";
import { loadedSession, session } from "./session.ts";
import { useStore } from "./store.ts";
import { words } from "./words.ts";

/** Slack has neither a Finnish nor a Swedish interface. These two are for trying what the bot does with such a profile. */
const locales = { "en-US": "English (US)", "en-GB": "English (UK)", "fi-FI": "Suomi", "sv-SE": "Svenska" } as const;
/** Who can be in a workspace, and what the workspace is told about such a person. */
const kinds = {
  member: {},
  guest: { guest: "multi" },
  "single-guest": { guest: "single" },
  grid: { enterprise: { id: "E0COMPANY", teams: ["T0PLAYGROUND", "T0COMPANY"] } },
  connect: { otherTeam: "T0ANOTHER" },
  bot: { bot: true },
} as const satisfies Record<string, Partial<NewPerson>>;
type Kind = keyof typeof kinds;
const MAX_SHOWN = 40;
const POLL_EVERY_MS = 2_000;

/** What an admin of the workspace does: adds, deactivates and reactivates people, and changes their language. */
export function DevPanelPeople() {
  const all = useStore(session)?.people ?? [];
  const [query, setQuery] = useState("");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Kind>("member");
  const [told, setTold] = useState("");
  const t = words().devPanel;
  const people = all
    .filter((person) => person.id !== loadedSession().bot && matches(person.name, query))
    // Who joined last is at the top, where one looks after adding her.
    .toReversed()
    .slice(0, MAX_SHOWN);
  const add = async (event: Event) => {
    event.preventDefault();
    if (name.trim() === "") return;
    await askControl("add-person", { person: { name: name.trim(), ...kinds[kind] } });
    setName("");
    setTold(t.added(name.trim()));
  };
  /** Another account with the same address. */
  const addAccountOf = async (id: string, whose: string) => {
    const { users } = await askControl<Everything>("everything");
    const email = users.find((user) => user.id === id)?.email;
    await askControl("add-person", { person: { name: whose, ...(email ? { email } : {}) } });
    setTold(t.added(whose));
  };
  return html`
    <form class="dev-panel-tools" onSubmit=${add}>
      <input class="input" aria-label=${t.newPerson} placeholder=${t.newPerson} value=${name} onInput=${(event: InputEvent) => setName((event.currentTarget as HTMLInputElement).value)} />
      <select class="input" aria-label=${t.newPersonKind} value=${kind} onChange=${(event: Event) => setKind((event.currentTarget as HTMLSelectElement).value as Kind)}>
        ${(Object.keys(kinds) as Kind[]).map((one) => html`<option value=${one} selected=${one === kind}>${t.kinds[one]}</option>`)}
      </select>
      <button type="submit" class="button">${t.add}</button>
    </form>
    <${ExampleList} tell=${setTold} />
    <${WithoutSlack} tell=${setTold} />
    <p class="told" role="status">${told}</p>
    <input class="input" type="search" aria-label=${words().find} placeholder=${words().find} value=${query} onInput=${(event: InputEvent) => setQuery((event.currentTarget as HTMLInputElement).value)} />
    <ul class="outbox">
      ${people.map(
        (person) => html`
        <li key=${person.id}>
          <span class="call-name">${person.name}</span>
          <span class="option-note">${roleText(person.id)}${person.isDeactivated ? ` · ${t.deactivated}` : ""}</span>
          <span class="actions">
            <select class="input is-small" aria-label=${`${t.language}: ${person.name}`} value=${person.locale} onChange=${(event: Event) => askAs(admin(), "change-locale", { user: person.id, locale: (event.currentTarget as HTMLSelectElement).value })}>
              ${Object.entries(locales).map(([id, text]) => html`<option value=${id} selected=${id === person.locale}>${text}</option>`)}
            </select>
            ${
              person.isDeactivated &&
              html`<button type="button" class="button" onClick=${() => addAccountOf(person.id, person.name)}>${t.newAccount}</button>`
            }
            ${
              person.id !== admin() &&
              html`
              <button type="button" class="button" onClick=${() => askAs(admin(), person.isDeactivated ? "reactivate" : "deactivate", { user: person.id })}>${person.isDeactivated ? t.reactivate : t.deactivate}</button>`
            }
          </span>
        </li>`,
      )}
    </ul>
  `;
}

/** Downloads a list of people for the coordinator to upload, and adds those of its people whom the workspace lacks. */
function ExampleList({ tell }: { tell(text: string): void }) {
  const [isBusy, setBusy] = useState(false);
  const t = words().devPanel;
  const joinAll = async () => {
    setBusy(true);
    tell(t.joined(await joinTheRest()));
    setBusy(false);
  };
  return html`
    <div class="dev-panel-tools">
      <a class="button" href=${EXAMPLE_LIST} download=${t.listFile}>${t.list}</a>
      <button type="button" class="button" disabled=${isBusy} onClick=${joinAll}>${t.joinAll}</button>
    </div>
  `;
}

type WithoutSlackYet = { id: string; name: string };

/** The actors of light pairs: each can join the workspace, and is then asked by the bot whether she wants to. */
function WithoutSlack({ tell }: { tell(text: string): void }) {
  const [people, setPeople] = useState<readonly WithoutSlackYet[]>([]);
  const read = async () => setPeople(await askPlayground<WithoutSlackYet[]>("without-slack"));
  usePolling(read, POLL_EVERY_MS);
  const t = words().devPanel;
  const join = async ({ id, name }: WithoutSlackYet) => {
    await askPlayground("join-slack", { id });
    tell(t.added(name));
    await read();
  };
  if (people.length === 0) return null;
  return html`
    <h3>${t.withoutSlack}</h3>
    <ul class="outbox">
      ${people.map(
        (person) => html`
        <li key=${person.id}>
          <span class="call-name">${person.name}</span>
          <span class="actions"><button type="button" class="button" aria-label=${`${t.joinSlack}: ${person.name}`} onClick=${() => join(person)}>${t.joinSlack}</button></span>
        </li>`,
      )}
    </ul>
  `;
}

const admin = (): string =>
  loadedSession().people.find(({ isAdmin, isDeactivated }) => isAdmin && !isDeactivated)?.id ?? "";
