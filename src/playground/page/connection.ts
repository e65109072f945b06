type Given = Readonly<Record<string, unknown>>;

/** The workspace says that this cannot be done; `code` is its word for it. */
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

/** What a person's client asks of the workspace. */
export const askAs = <Answer>(person: string, action: string, given: Given = {}): Promise<Answer> =>
  ask(`/client/${encodeURIComponent(person)}/${action}`, given);

/** What the person who plays asks of the whole. */
export const askPlayground = <Answer>(action: string, given: Given = {}): Promise<Answer> =>
  ask(`/desk/${action}`, given);

/** The look behind. */
export const askControl = <Answer>(action: string, given: Given = {}): Promise<Answer> =>
  ask(`/control/${action}`, given);

export type LiveEvent = { type: string; of?: string } & Record<string, unknown>;

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 3_000;

/** The one socket. It comes back by itself; `opened` is called each time, so that what was missed is read again. */
export class LiveSocket {
  readonly #heard: (event: LiveEvent) => void;
  readonly #opened: (isOpen: boolean) => void;
  #socket: WebSocket | undefined;
  #watched: readonly string[] = [];
  #pause = FIRST_PAUSE;

  constructor(heard: (event: LiveEvent) => void, opened: (isOpen: boolean) => void) {
    this.#heard = heard;
    this.#opened = opened;
    this.#connect();
  }

  watch(people: readonly string[]): void {
    this.#watched = people;
    this.#tell();
  }

  #tell(): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ watch: this.#watched }));
  }

  #connect(): void {
    const socket = new WebSocket(`ws://${location.host}/page/live`);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#pause = FIRST_PAUSE;
      this.#tell();
      this.#opened(true);
    });
    socket.addEventListener("message", ({ data }) => this.#heard(JSON.parse(String(data))));
    socket.addEventListener("close", () => {
      this.#opened(false);
      setTimeout(() => this.#connect(), this.#pause);
      this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
    });
  }
}
