import { useEffect, useState } from "preact/hooks";
import type { ElementProps } from "./element-props.ts";
import { fileBlob } from "./files.ts";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import { type Fields, fieldsOf, textOf } from "./json.ts";
import { webLink } from "./markup.ts";
import { words } from "./words.ts";

export function ImageElement({ element, surface }: ElementProps) {
  return html`<${Picture} image=${element} surface=${surface} class="image-small" />`;
}

/** An image block, image element or picture file. The page loads nothing from the internet: a picture from there is shown as its text and address. */
export function Picture(props: { image: Fields; surface: ElementProps["surface"]; class: string }) {
  const { image, surface } = props;
  const file = fieldsOf(image.slack_file);
  const id = textOf(file.id) || /\/files\/([A-Z0-9]+)\//.exec(textOf(file.url) || textOf(image.image_url))?.[1];
  const alt = textOf(image.alt_text);
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
  const elsewhere = textOf(image.image_url);
  return html`
    <span class=${`${props.class} image-elsewhere`} role="img" aria-label=${alt || words().image}>
      <${Icon} name="picture" /> ${alt || words().image}
    </span>
    ${elsewhere && !id && html`<span class="image-address">${webLink(elsewhere)}</span>`}
  `;
}
