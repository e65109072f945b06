import type { KnownBlock, ModalView } from "@slack/types";
import { noticeModal } from "./kit.ts";

/** In the metadata of a menu. What is opened from it takes its place, and an act in it draws it again: `listening.menu`. */
export const MENU = "menu";

/** The menu's name, and what it is drawn from. */
type MenuOf = { menu: string } & Record<string, string | number>;

/** A modal with things to press. It stays on Slack's stack of three modals only until something is opened from it. */
export const menuModal = (title: string, close: string, of: MenuOf, blocks: KnownBlock[]): ModalView => ({
  ...noticeModal(title, close, blocks),
  private_metadata: JSON.stringify({ ...of, shows: MENU }),
});
