import { confirmed } from "./confirm.ts";
import type { ElementProps } from "./element-props.ts";
import { html } from "./html.ts";
import { type Fields, fieldsOf, listOf, plainText, textOf } from "./json.ts";
import { matches, type Option, Picker } from "./picker.ts";
import { placeTitle } from "./places.ts";
import { loadedSession, nameOf } from "./session.ts";
import { rawList } from "./values.ts";
import { words } from "./words.ts";

/** Where a select menu gets its options, and the text of each value. */
type OptionSource = {
  optionsFor(query: string): readonly Option[] | Promise<readonly Option[]>;
  nameOf(value: string): string;
};

/** Every kind of select menu, single and multi. */
export function Select(props: ElementProps) {
  const { surface, block, element, id, label, describedBy, isInvalid } = props;
  const type = textOf(element.type);
  const isMulti = type.startsWith("multi_");
  const place = { block, element };
  const source = sourceOf(props, type.replace("multi_", ""));
  const change = async (values: string[]) => {
    if (!(await confirmed(surface.screen.me, element))) return;
    await surface.choose(place, isMulti ? values : (values[0] ?? null));
  };
  const most = element.max_selected_items;
  return html`
    <${Picker} id=${id} label=${label} placeholder=${plainText(element.placeholder) || undefined} isMulti=${isMulti}
      values=${rawList(surface.valueAt(place))} optionsFor=${source.optionsFor} nameOf=${source.nameOf} change=${change}
      maxItems=${typeof most === "number" ? most : undefined} isInvalid=${isInvalid} describedBy=${describedBy} mustBeFilled=${props.mustBeFilled}
      cannotBeCleared=${block.type !== "input"} />
  `;
}

function sourceOf({ surface, block, element }: ElementProps, kind: string): OptionSource {
  switch (kind) {
    case "users_select":
      return { optionsFor: people, nameOf };
    case "channels_select":
      return conversationsOf(surface, { include: ["public"] });
    case "conversations_select":
      return conversationsOf(surface, fieldsOf(element.filter));
    case "external_select":
      return {
        optionsFor: async (query) => {
          if (query.length < Number(element.min_query_length ?? 3)) return [];
          const options = (await surface.findSuggestions({ block, element }, query)).map((option) => optionOf(option));
          for (const { value, text } of options) suggested.set(value, text);
          return options;
        },
        nameOf: (value) => suggested.get(value) ?? value,
      };
    default: {
      const options = staticOptions(element);
      return {
        optionsFor: (query) => options.filter(({ text }) => matches(text, query)),
        nameOf: (value) => options.find((option) => option.value === value)?.text ?? value,
      };
    }
  }
}

/** The texts of all options that the app has suggested, by value: a chosen value keeps its text after the next search. */
const suggested = new Map<string, string>();

function staticOptions(element: Fields): Option[] {
  const groups = listOf(element.option_groups);
  if (groups.length === 0) return listOf(element.options).map((option) => optionOf(option));
  return groups.flatMap((group) => listOf(group.options).map((option) => optionOf(option, plainText(group.label))));
}

function optionOf(option: Fields, group?: string): Option {
  const note = plainText(option.description);
  return {
    value: textOf(option.value),
    text: plainText(option.text),
    ...(note === "" ? {} : { note }),
    ...(group === undefined ? {} : { group }),
  };
}

/** The people of the workspace who match the query, without those who are deactivated. */
export function people(query: string): Option[] {
  return loadedSession()
    .people.filter(({ isDeactivated, name, handle }) => !isDeactivated && matches(`${name} ${handle}`, query))
    .map(({ id, name, isGuest, isBot }) => ({
      value: id,
      text: name,
      ...(isGuest ? { note: words().guest } : isBot ? { note: words().bot } : {}),
    }));
}

function conversationsOf({ screen }: ElementProps["surface"], filter: Fields): OptionSource {
  const kinds = Array.isArray(filter.include) ? filter.include : undefined;
  const all = () => screen.content.value.channels.filter(({ isArchived }) => !isArchived);
  const title = (value: string) => {
    const channel = screen.content.value.channels.find(({ id }) => id === value);
    return channel ? placeTitle(channel, screen.me) : value;
  };
  return {
    optionsFor: (query) =>
      all()
        .filter(({ kind }) => !kinds || kinds.includes(kind))
        .filter(({ members }) => filter.exclude_bot_users !== true || !members.includes(loadedSession().bot))
        .map(({ id }) => ({ value: id, text: title(id) }))
        .filter(({ text }) => matches(text, query)),
    nameOf: title,
  };
}
