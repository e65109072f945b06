import { useId } from "preact/hooks";
import { ActionButton, OverflowMenu } from "./buttons.ts";
import { Choices } from "./choices.ts";
import type { ElementProps } from "./element-props.ts";
import { FileField } from "./file-field.ts";
import { html } from "./html.ts";
import { ImageElement } from "./image.ts";
import { textOf } from "./json.ts";
import { Select } from "./select.ts";
import { MomentField, TextField } from "./typed-fields.ts";
import { Unknown } from "./unknown.ts";

const drawnBy: Readonly<Record<string, (props: ElementProps) => unknown>> = {
  button: ActionButton,
  overflow: OverflowMenu,
  static_select: Select,
  multi_static_select: Select,
  external_select: Select,
  multi_external_select: Select,
  users_select: Select,
  multi_users_select: Select,
  conversations_select: Select,
  multi_conversations_select: Select,
  channels_select: Select,
  multi_channels_select: Select,
  datepicker: MomentField,
  timepicker: MomentField,
  datetimepicker: MomentField,
  plain_text_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  number_input: TextField,
  rich_text_input: TextField,
  checkboxes: Choices,
  radio_buttons: Choices,
  file_input: FileField,
  image: ImageElement,
};

export function Element(props: ElementProps) {
  const fallbackId = useId();
  const type = textOf(props.element.type);
  const Drawn = Object.hasOwn(drawnBy, type) ? drawnBy[type] : undefined;
  if (!Drawn) return html`<${Unknown} fields=${props.element} />`;
  return html`<${Drawn} ...${props} id=${props.id ?? fallbackId} />`;
}
