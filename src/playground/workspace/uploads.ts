import { addFile, findFile } from "./files.ts";
import type { StoredFile } from "./state.ts";
import type { Workspace } from "./workspace.ts";

/** Files on their way in: an address was given, the bytes have or have not come, nobody sees them yet. */
export class Uploads {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  begin(name: string, length: number): { file: StoredFile; url: string } {
    const file = addFile(this.#workspace, {
      name,
      user: this.#workspace.bot,
      content: "",
      size: length,
      completed: false,
    });
    return { file, url: `${this.#workspace.url}/upload/v1/${file.id}` };
  }

  receive(id: string, bytes: Buffer): boolean {
    const file = findFile(this.#workspace, id);
    if (!file || file.completed || file.content !== "" || bytes.length !== file.size) return false;
    file.content = bytes.toString("base64");
    return true;
  }
}
