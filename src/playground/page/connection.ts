/** The JSON body of a request. */
type Given = Readonly<Record<string, unknown>>;

/** The workspace refused the request; `code` is Slack's error code, or "". */
export class Refused extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

async function ask<Answer>(path: string, given: Given): Promise<Answer> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(given),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Refused(String(answer?.error ?? response.status), String(answer?.code ?? ""));
}

/** An action of a person's client. This and the next two throw `Refused`. */
export const askAs = <Answer>(person: string, action: string, given: Given = {}): Promise<Answer> =>
  ask(`/client/${encodeURIComponent(person)}/${action}`, given);

/** An action on the whole playground (page-server.ts). */
export const askPlayground = <Answer>(action: string, given: Given = {}): Promise<Answer> =>
  ask(`/playground/${action}`, given);

/** An action that only tests and the developer panel may do (workspace/control-api.ts). */
export const askControl = <Answer>(action: string, given: Given = {}): Promise<Answer> =>
  ask(`/control/${action}`, given);

export type LiveEvent = { type: string; of?: string } & Record<string, unknown>;

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 3_000;

/** The page's WebSocket. It reconnects by itself, after pauses that double. `onChange` is called when it opens and when it closes. */
export class LiveSocket {
  readonly #onEvent: (event: LiveEvent) => void;
  readonly #onChange: (isOpen: boolean) => void;
  #socket: WebSocket | undefined;
  #watched: readonly string[] = [];
  #pauseMs = FIRST_PAUSE_MS;

  constructor(onEvent: (event: LiveEvent) => void, onChange: (isOpen: boolean) => void) {
    this.#onEvent = onEvent;
    this.#onChange = onChange;
    this.#connect();
  }

  /** The socket gets the events of these people's clients, and no longer those of others. */
  watch(people: readonly string[]): void {
    this.#watched = people;
    this.#sendWatched();
  }

  #sendWatched(): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ watch: this.#watched }));
  }

  #connect(): void {
    const socket = new WebSocket(`ws://${location.host}/page/live`);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#pauseMs = FIRST_PAUSE_MS;
      this.#sendWatched();
      this.#onChange(true);
    });
    socket.addEventListener("message", ({ data }) => this.#onEvent(JSON.parse(String(data))));
    socket.addEventListener("close", () => {
      this.#onChange(false);
      setTimeout(() => this.#connect(), this.#pauseMs);
      this.#pauseMs = Math.min(LONGEST_PAUSE_MS, this.#pauseMs * 2);
    });
  }
}
