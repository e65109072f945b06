import { useEffect, useState } from "preact/hooks";
import type { ElementProps } from "./element-props.ts";
import { fileBlob } from "./files.ts";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import { type Fields, fieldsOf, textOf } from "./json.ts";
import { webLink } from "./markup.ts";
import { words } from "./words.ts";

export function ImageElement({ element, surface }: ElementProps) {
  return html`<${Picture} thing=${element} surface=${surface} class="image-small" />`;
}

/** Pictures that lie in the workspace are shown; others lie on the internet, and the page goes without it. */
export function Picture(props: { thing: Fields; surface: ElementProps["surface"]; class: string }) {
  const { thing, surface } = props;
  const file = fieldsOf(thing.slack_file);
  const id = textOf(file.id) || /\/files\/([A-Z0-9]+)\//.exec(textOf(file.url) || textOf(thing.image_url))?.[1];
  const alt = textOf(thing.alt_text);
  const [address, setAddress] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (!id) return;
    let made: string | undefined;
    let isWanted = true;
    void surface.screen
      .attempt(() => fileBlob(surface.screen, id))
      .then((blob) => {
        if (!blob || !isWanted) return;
        made = URL.createObjectURL(blob);
        setAddress(made);
      });
    return () => {
      isWanted = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  if (address) return html`<img class=${props.class} src=${address} alt=${alt} />`;
  const elsewhere = textOf(thing.image_url);
  return html`
    <span class=${`${props.class} image-elsewhere`} role="img" aria-label=${alt || words().image}>
      <${Icon} name="picture" /> ${alt || words().image}
    </span>
    ${elsewhere && !id && html`<span class="image-address">${webLink(elsewhere)}</span>`}
  `;
}
