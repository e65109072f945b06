import { addFile, findFile } from "./files.ts";
import type { StoredFile } from "./state.ts";
import type { Workspace } from "./workspace.ts";

/** Uploads by the app. A file has an upload URL, then its bytes; nobody sees it before files.completeUploadExternal. */
export class Uploads {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** `length` in bytes. */
  begin(name: string, length: number, alt: string): { file: StoredFile; url: string } {
    const file = addFile(this.#workspace, {
      name,
      ...(alt === "" ? {} : { alt }),
      user: this.#workspace.bot,
      content: "",
      size: length,
      completed: false,
    });
    return { file, url: `${this.#workspace.url}/upload/v1/${file.id}` };
  }

  /** Returns false unless the file awaits exactly so many bytes. */
  receive(id: string, bytes: Buffer): boolean {
    const file = findFile(this.#workspace, id);
    if (!file || file.completed || file.content !== "" || bytes.length !== file.size) return false;
    file.content = bytes.toString("base64");
    return true;
  }
}
