import { useEffect, useRef, useState } from "preact/hooks";
import type { ShownChannel } from "../workspace/screen.ts";
import { classes, html } from "./html.ts";
import { Icon } from "./icon.ts";
import type { Place } from "./layout.ts";
import { matches } from "./picker.ts";
import { inPlaceOrder, isWithBot, placeTitle } from "./places.ts";
import type { Screen, ScreenContent } from "./screen.ts";
import { people } from "./select.ts";
import { nameOf } from "./session.ts";
import { words } from "./words.ts";

type Go = (place: Place) => void;
type RowProps = { screen: Screen; content: ScreenContent; place: Place; go: Go };

/** A place after this many is in the row only while it is unread or shown. */
const MAX_IN_ROW = 12;

/** The row of places at the top of a column: Home, the app, channels, people, and the list of all. */
export function PlaceRow({ screen, content, place, go }: RowProps) {
  const here = place.at === "channel" ? place.id : undefined;
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    row.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [place.at, here]);
  // A mouse wheel scrolls the row, as it would scroll a list.
  const onWheel = (event: WheelEvent) => {
    const element = row.current;
    if (!element || element.scrollWidth <= element.clientWidth || event.deltaX !== 0) return;
    event.preventDefault();
    element.scrollLeft += event.deltaY;
  };
  const ordered = inPlaceOrder(content.channels, screen.me).filter(
    (channel) => !isHidden(channel) || channel.id === here,
  );
  const inRow = ordered
    .map((channel, index) => ({ channel, index }))
    .filter(({ channel, index }) => index < MAX_IN_ROW || channel.unread > 0 || channel.id === here)
    .map(({ channel }) => channel);
  const bot = content.channels.find(isWithBot);
  const openBot = async () => {
    const id = bot?.id ?? (await screen.openDirect("@bot"));
    if (id) go({ at: "channel", id });
  };
  const unread = content.channels.reduce((sum, channel) => sum + (isHidden(channel) ? 0 : channel.unread), 0);
  return html`
    <nav class="places" aria-label=${`${words().places}: ${nameOf(screen.me)}`} ref=${row} onWheel=${onWheel}>
      <button type="button" class="place-chip" data-place="home" aria-current=${place.at === "home" ? "page" : undefined} onClick=${() => go({ at: "home" })}>
        <${Icon} name="home" />${words().home}
      </button>
      ${!bot && html`<button type="button" class="place-chip" data-place="bot" onClick=${openBot}><${Icon} name="message" />${words().messages}</button>`}
      ${inRow.map((channel) => html`<${PlaceChip} key=${channel.id} screen=${screen} channel=${channel} isHere=${channel.id === here} go=${go} />`)}
      <button type="button" class="place-chip is-all" data-place="list" aria-current=${place.at === "list" ? "page" : undefined} onClick=${() => go({ at: "list" })}>
        ${words().all}${unread > 0 && inRow.length < ordered.length ? html` <span class="unread">${unread}</span>` : ""}
      </button>
    </nav>
  `;
}

/** Archived channels are only in the list of all. */
const isHidden = ({ isArchived }: ShownChannel) => isArchived;

function PlaceChip({
  screen,
  channel,
  isHere,
  go,
}: {
  screen: Screen;
  channel: ShownChannel;
  isHere: boolean;
  go: Go;
}) {
  const isApp = isWithBot(channel);
  const title = isApp ? words().messages : placeTitle(channel, screen.me);
  const icon = isApp ? "message" : channel.kind === "private" ? "lock" : channel.kind === "public" ? "hash" : "at";
  return html`
    <button type="button" class=${classes({ "place-chip": true, "is-unread": channel.unread > 0, "is-archived": channel.isArchived })}
      data-place=${isApp ? "bot" : channel.id} data-name=${channel.name} aria-current=${isHere ? "page" : undefined} onClick=${() => go({ at: "channel", id: channel.id })}>
      <${Icon} name=${icon} /><span class="place-title">${title}</span>
      ${channel.unread > 0 && html` <span class="unread">${channel.unread}<span class="sr-only"> ${words().unread}</span></span>`}
    </button>
  `;
}

const MAX_LISTED = 100;

/** All places of the person, with a search; then the channels that she can join and the people whom she can write to. */
export function PlaceList({ screen, content, go }: { screen: Screen; content: ScreenContent; go: Go }) {
  const [query, setQuery] = useState("");
  const [joinable, setJoinable] = useState<readonly ShownChannel[]>([]);
  useEffect(() => {
    void screen.ask<ShownChannel[]>("browse").then(setJoinable, () => setJoinable([]));
  }, [screen, content.channels.length]);
  const own = inPlaceOrder(content.channels, screen.me).filter((channel) =>
    matches(placeTitle(channel, screen.me), query),
  );
  const others = people(query)
    .filter(({ value }) => value !== screen.me)
    .slice(0, query === "" ? 8 : 20);
  const join = async (id: string) => {
    await screen.attempt(() => screen.ask("join", { channel: id }));
    go({ at: "channel", id });
  };
  const write = async (person: string) => {
    const id = await screen.openDirect(person);
    if (id) go({ at: "channel", id });
  };
  return html`
    <div class="all-places" data-focus-home tabindex="-1">
      <label class="sr-only" for=${`find-${screen.me}`}>${words().find}</label>
      <input id=${`find-${screen.me}`} class="input" type="search" placeholder=${words().find} value=${query} onInput=${(event: InputEvent) => setQuery((event.currentTarget as HTMLInputElement).value)} />
      <h2>${words().ownPlaces}</h2>
      <ul>${own.slice(0, MAX_LISTED).map((channel) => html`<li key=${channel.id}><${PlaceChip} screen=${screen} channel=${channel} isHere=${false} go=${go} /></li>`)}</ul>
      ${own.length > MAX_LISTED && html`<p class="option-note">${words().moreOptions(own.length - MAX_LISTED)}</p>`}
      ${
        joinable.length > 0 &&
        html`
        <h2>${words().joinable}</h2>
        <ul>${joinable.map(
          ({ id, name }) => html`<li key=${id}><button type="button" class="place-chip" onClick=${() => join(id)}>
          <${Icon} name="hash" />${name} <span class="option-note">${words().join}</span></button></li>`,
        )}</ul>`
      }
      <h2>${words().writeTo}</h2>
      <ul>${others.map(
        ({
          value,
          text,
          note,
        }) => html`<li key=${value}><button type="button" class="place-chip" onClick=${() => write(value)}>
        <${Icon} name="at" />${text} ${note && html`<span class="option-note">${note}</span>`}</button></li>`,
      )}</ul>
    </div>
  `;
}
