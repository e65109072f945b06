import { useState } from "preact/hooks";
import type { ShownChannel } from "../workspace/screen.ts";
import { Avatar } from "./avatar.ts";
import { askFirst } from "./confirm.ts";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import type { Place } from "./layout.ts";
import { inline, type Reader } from "./markup.ts";
import { Picker } from "./picker.ts";
import { isDirect, placeTitle } from "./places.ts";
import type { Screen } from "./screen.ts";
import { people } from "./select.ts";
import { nameOf } from "./session.ts";
import { words } from "./words.ts";

type Props = {
  screen: Screen;
  channel: ShownChannel;
  thread?: string | undefined;
  reader: Reader;
  go(place: Place): void;
};

export function ChannelHead({ screen, channel, thread, reader, go }: Props) {
  const [isOpen, setOpen] = useState(false);
  if (thread !== undefined) {
    return html`
      <div class="channel-head">
        <button type="button" class="icon-button" aria-label=${words().back} onClick=${() => go({ at: "channel", id: channel.id })}><${Icon} name="back" /></button>
        <h2>${words().thread}</h2>
      </div>
    `;
  }
  const title = placeTitle(channel, screen.me);
  const others = channel.members.length;
  return html`
    <div class="channel-head">
      <div class="channel-name">
        <h2>${isDirect(channel) ? "" : "#"}${title}</h2>
        ${channel.topic && html`<p class="topic">${inline(channel.topic, reader)}</p>`}
      </div>
      ${
        !isDirect(channel) &&
        html`
        <button type="button" class="button is-quiet" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>${words().members(others)}</button>`
      }
    </div>
    ${isOpen && html`<${Members} screen=${screen} channel=${channel} go=${go} />`}
  `;
}

function Members({ screen, channel, go }: Omit<Props, "reader">) {
  const askAndDo = async (question: string, action: string, given: Record<string, unknown> = {}) => {
    const isSure = await askFirst(screen.me, {
      title: question,
      text: "",
      yes: words().yes,
      no: words().cancel,
      isDanger: true,
    });
    if (isSure) await screen.attempt(() => screen.ask(action, { channel: channel.id, ...given }));
  };
  const leave = async () => {
    await askAndDo(words().leaveSure, "leave");
    go({ at: "home" });
  };
  return html`
    <div class="members">
      <ul>
        ${channel.members.map(
          (member) => html`
          <li key=${member}>
            <${Avatar} person=${member} /><span>${nameOf(member)}</span>
            ${
              member !== screen.me &&
              !channel.isArchived &&
              html`
              <button type="button" class="text-link" onClick=${() => askAndDo(words().removeSure(nameOf(member)), "remove", { user: member })}>${words().remove}</button>`
            }
          </li>`,
        )}
      </ul>
      ${
        !channel.isArchived &&
        html`
        <${Picker} label=${words().invite} placeholder=${words().invite} values=${[]} optionsFor=${(query: string) => people(query).filter(({ value }) => !channel.members.includes(value))} nameOf=${nameOf}
          change=${([user]: string[]) => user && screen.attempt(() => screen.ask("invite", { channel: channel.id, user }))} />
        <div class="actions">
          <button type="button" class="button" onClick=${leave}>${words().leave}</button>
          <button type="button" class="button" onClick=${() => askAndDo(words().archiveSure, "archive")}>${words().archive}</button>
        </div>`
      }
    </div>
  `;
}
