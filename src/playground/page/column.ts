import { useEffect } from "preact/hooks";
import { Announcer } from "./announcer.ts";
import { Avatar, colourOf } from "./avatar.ts";
import { ChannelHead } from "./channel-head.ts";
import { ConfirmDialog, questionOf } from "./confirm.ts";
import { Conversation } from "./conversation.ts";
import { HomeTab } from "./home-tab.ts";
import { classes, html } from "./html.ts";
import { type ColumnState, goTo, layout, type Place, putPerson } from "./layout.ts";
import type { Reader } from "./markup.ts";
import { ModalDialog } from "./modal.ts";
import { noteModal } from "./page-history.ts";
import { Picker } from "./picker.ts";
import { PlaceList, PlaceRow } from "./place-list.ts";
import { placeTitle } from "./places.ts";
import type { Screen, ScreenContent } from "./screen.ts";
import { screenOf } from "./screens.ts";
import { people } from "./select.ts";
import { castRoleOf, loadedSession, nameOf, session } from "./session.ts";
import { useStore } from "./store.ts";
import { actedIn, actHere, isElsewhere } from "./tab.ts";
import { TroubleLine } from "./trouble.ts";
import { words } from "./words.ts";

/** One person's client. */
export function Column({ index, state, isFront }: { index: number; state: ColumnState; isFront: boolean }) {
  const screen = screenOf(state.person);
  const content = useStore(screen.content);
  useStore(session);
  const question = useStore(questionOf(state.person));
  const { place } = state;
  const go = (next: Place) => goTo(index, next);
  const reader = readerOf(screen, (id) => go({ at: "channel", id }));

  useStore(actedIn);
  const modal = isElsewhere(state.person) ? undefined : content.modal;
  useEffect(() => {
    if (modal) noteModal(state.person, modal.id);
  }, [state.person, modal?.id]);

  useEffect(() => {
    if (place.at === "home") void screen.openHome();
  }, [screen, place.at === "home"]);

  const isCovered = modal !== undefined || question !== undefined;
  return html`
    <section class=${classes({ column: true, "is-front": isFront, [`colour-${colourOf(state.person)}`]: true })} data-column=${state.person}
      aria-label=${nameOf(state.person)}>
      <h2 class="sr-only">${nameOf(state.person)}</h2>
      <div class="column-inside" inert=${isCovered}>
        <header class="column-head">
          <${Avatar} person=${state.person} />
          <div class="column-who">
            <${Picker} label=${words().personOfColumn} values=${[state.person]} optionsFor=${(query: string) => people(query).filter(({ value }) => value !== loadedSession().bot)}
              nameOf=${nameOf} cannotBeCleared change=${([id]: string[]) => id && putPerson(index, id)} />
            <span class="column-role">${roleText(state.person)}</span>
          </div>
        </header>
        <${PlaceRow} screen=${screen} content=${content} place=${place} go=${go} />
        <div class="place">
        ${
          content.modal &&
          !modal &&
          html`<p class="elsewhere">${words().inOtherTab} <button type="button" class="text-link" onClick=${() => actHere(state.person)}>${words().showHere}</button></p>`
        }
          ${drawPlace(screen, content, reader, place, go)}
        </div>
        <${TroubleLine} screen=${screen} />
      </div>
      ${modal && html`<div class="column-over" inert=${question !== undefined}><${ModalDialog} screen=${screen} modal=${modal} reader=${reader} /></div>`}
      ${question && html`<div class="column-over"><${ConfirmDialog} question=${question} /></div>`}
      <${Announcer} screen=${screen} />
    </section>
  `;
}

function drawPlace(screen: Screen, content: ScreenContent, reader: Reader, place: Place, go: (next: Place) => void) {
  if (place.at === "home") return html`<${HomeTab} screen=${screen} content=${content} reader=${reader} />`;
  if (place.at === "list") return html`<${PlaceList} screen=${screen} content=${content} go=${go} />`;
  const channel = content.channels.find(({ id }) => id === place.id);
  if (!channel) return html`<p class="empty">${content.isLoaded ? words().notThere : words().loading}</p>`;
  return html`
    <${ChannelHead} screen=${screen} channel=${channel} thread=${place.thread} reader=${reader} go=${go} />
    <${Conversation} screen=${screen} content=${content} reader=${reader} channel=${channel} thread=${place.thread}
      openThread=${(thread: string) => go({ at: "channel", id: channel.id, thread })} />
  `;
}

const readers = new WeakMap<Screen, { key: string; reader: Reader }>();

/** Returns the same object until a column or a channel name changes: a new reader makes all messages render again. */
function readerOf(screen: Screen, openChannel: (id: string) => void): Reader {
  const { channels } = screen.content.value;
  const { columns } = layout.value;
  const key = `${columns.findIndex(({ person }) => person === screen.me)} ${channels.map(({ id, name }) => id + name).join(" ")}`;
  const made = readers.get(screen);
  if (made?.key === key) return made.reader;
  const reader: Reader = {
    me: screen.me,
    openChannel,
    channelName: (id) => {
      const channel = screen.content.value.channels.find((one) => one.id === id);
      return channel && placeTitle(channel, screen.me);
    },
  };
  readers.set(screen, { key, reader });
  return reader;
}

export function roleText(person: string): string {
  const member = castRoleOf(person);
  if (!member) return "";
  const { roles, fields } = words();
  return member.field ? `${roles[member.role]} · ${fields[member.field]}` : roles[member.role];
}
