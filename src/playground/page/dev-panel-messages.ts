import { useState } from "preact/hooks";
import type { Everything } from "../workspace/control.ts";
import { askAs, askControl } from "./connection.ts";
import { html } from "./html.ts";
import { nameOf, personOf } from "./session.ts";
import { spokenText } from "./spoken.ts";
import { words } from "./words.ts";

type Conversation = Everything["channels"][number];

const MAX_MESSAGES = 10;
const MAX_LENGTH = 90;

/** What people and Slack do to single messages of a conversation: an audio clip is recorded, or a message is deleted. */
export function DevPanelMessages(props: {
  channels: readonly Conversation[];
  tell(text: string): void;
  read(): Promise<void>;
}) {
  const { channels, tell, read } = props;
  const [chosen, setChosen] = useState("");
  const [heard, setHeard] = useState("");
  const [from, setFrom] = useState("");
  const t = words().devPanel;
  const channel = channels.find(({ id }) => id === chosen) ?? channels[0];
  if (!channel) return null;
  const people = channel.members.filter((member) => personOf(member)?.isBot === false);
  const speaker = people.find((person) => person === from) ?? people[0];
  const messages = channel.messages.filter(({ subtype }) => subtype !== "tombstone").slice(-MAX_MESSAGES);
  const done = async (work: Promise<unknown>, text: string) => {
    tell(
      await work.then(
        () => text,
        () => t.notPossibleHere,
      ),
    );
    await read();
  };
  return html`
    <h3>${t.messageFate}</h3>
    <select class="input" aria-label=${t.conversation} value=${channel.id} onChange=${(event: Event) => setChosen((event.currentTarget as HTMLSelectElement).value)}>
      ${channels.map((one) => html`<option value=${one.id} selected=${one === channel}>${titleOf(one)}</option>`)}
    </select>
    <div class="dev-panel-tools">
      <select class="input" aria-label=${t.speaker} value=${speaker} onChange=${(event: Event) => setFrom((event.currentTarget as HTMLSelectElement).value)}>
        ${people.map((person) => html`<option value=${person} selected=${person === speaker}>${nameOf(person)}</option>`)}
      </select>
      <input class="input" aria-label=${t.heard} placeholder=${t.heard} value=${heard} onInput=${(event: InputEvent) => setHeard((event.currentTarget as HTMLInputElement).value)} />
      <button type="button" class="button" disabled=${speaker === undefined} onClick=${() => speaker && done(askAs(speaker, "send-clip", { channel: channel.id, words: heard.trim() }), t.clipSent)}>${t.sendClip}</button>
    </div>
    <ul class="outbox">
      ${messages.map((message) => {
        const text = shortened(spokenText(message.text)) || t.noWords;
        return html`
        <li key=${message.ts}>
          <span class="call-name">${nameOf(message.user)}</span>
          <span class="option-note">${text}</span>
          <span class="actions"><button type="button" class="button" aria-label=${`${t.deleteMessage}: ${text}`} onClick=${() => done(askControl("delete-message", { channel: channel.id, ts: message.ts }), t.messageDeleted)}>${t.deleteMessage}</button></span>
        </li>`;
      })}
    </ul>
  `;
}

const shortened = (text: string): string => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text);

const titleOf = ({ kind, name, members }: Conversation): string =>
  kind === "public" || kind === "private" ? `#${name}` : members.map(nameOf).join(", ");
