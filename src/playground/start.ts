import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Clock, systemClock } from "../clock.ts";
import { type CastMember, cast, smallTalk, storyStartAt } from "./cast.ts";
import { listed, Mailbox } from "./mail/mailbox.ts";
import { warmPageFiles } from "./page-files.ts";
import { PageServer, type PlaygroundApi } from "./page-server.ts";
import { deleteSaved, readSaved, type SavedPlayground, Saver } from "./saving.ts";
import { type DueWork, TimeTravel, type Travel } from "./travel.ts";
import { readManifest } from "./workspace/manifest.ts";
import type { Manifest } from "./workspace/manifest-schema.ts";
import { everyRealTime } from "./workspace/real-time.ts";
import { shownPerson } from "./workspace/screen.ts";
import { type RunningWorkspace, startWorkspace } from "./workspace/server.ts";
import { NotPossible } from "./workspace/slack-error.ts";
import { TravelClock } from "./workspace/travel-clock.ts";

/** What the app needs in order to connect to the workspace. */
export type Connection = {
  botToken: string;
  appToken: string;
  slackApiUrl: string;
  databasePath: string;
  /** The server whose letters the page shows. */
  smtpUrl: string;
};

export type ConnectedApp = DueWork & {
  /** The newest outbox rows, for the developer panel; they hold references, no texts. */
  outbox(): unknown;
  /** Those who have no account in the workspace, and take part in mentoring all the same. `email`: as a coordinator wrote it. */
  withoutSlack(): { id: string; name: string; email: string | undefined }[];
  stop(): Promise<void>;
};

export type PlaygroundOptions = {
  /** Holds the saved workspace and the app's database. */
  folder: string;
  /** The first port to try; if it is taken, the following ones are tried. 0 takes any free port. */
  port: number;
  zone: string;
  connect(connection: Connection, clock: Clock): Promise<ConnectedApp>;
  /** When a new story begins, in milliseconds since 1970 UTC; see `storyStartAt` for the default. */
  beginsAt?: number;
  /** Read the page's files for each request, so that a change of them is seen on reload. */
  rereadsFiles?: boolean;
};

export type Playground = { url: string; stop(): Promise<void> };

/** Another process plays in this folder; the message says where. */
export class RunningAlready extends Error {
  override name = "RunningAlready";

  constructor(url: string) {
    super(`The playground is running already. Leikkikenttä on jo auki: ${url}`);
  }
}

const WORKSPACE = "workspace.json";
const DATABASE = "mentoring.sqlite";
/** Where the playground of this folder was opened last. */
const ADDRESS = "address.json";
const LONGEST_WAIT_FOR_OTHER_MS = 2_000;
/** How many ports after the first one are tried. */
const PORTS_TO_TRY = 20;
/** Real time. The app itself looks for due work once a second, which is a long wait for a person at the page. */
const TICK_EVERY_MS = 250;
const manifestPath = join(import.meta.dirname, "..", "..", "manifest.yml");

/**
 * Starts the workspace, the app connected to it, and the page. "Start over" in the page replaces all three, at the same address.
 * @throws RunningAlready
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const other = await runningIn(options.folder);
  if (other) throw new RunningAlready(other);
  let port = options.port;
  let current = await start();
  let isStopping = false;

  async function start(): Promise<RunningPlayground> {
    const running = await RunningPlayground.start(options, port, () => startOver().catch(report));
    port = Number(new URL(running.workspace.url).port);
    return running;
  }

  async function startOver(): Promise<void> {
    await current.stop();
    deleteAll(options.folder);
    if (!isStopping) current = await start();
  }

  return {
    url: current.workspace.url,
    stop: async () => {
      isStopping = true;
      await current.stop();
    },
  };
}

/** The address of the playground that another process runs in this folder, or undefined. A crashed one leaves its file, but does not answer. */
async function runningIn(folder: string): Promise<string | undefined> {
  try {
    const { url, born } = address.parse(JSON.parse(readFileSync(join(folder, ADDRESS), "utf8")));
    const response = await fetch(`${url}/playground/session`, {
      method: "POST",
      signal: AbortSignal.timeout(LONGEST_WAIT_FOR_OTHER_MS),
    });
    const session = address.partial().parse(await response.json());
    return session.born === born ? url : undefined;
  } catch {
    return undefined;
  }
}

const address = z.object({ url: z.string(), born: z.string() });

function report(error: unknown): void {
  console.error(error);
}

function deleteAll(folder: string): void {
  const databaseFiles = ["", "-wal", "-shm", ".key", ".lock"].map((end) => `${DATABASE}${end}`);
  deleteSaved(folder, [WORKSPACE, ...databaseFiles]);
}

/** One story, from its start (or from where it was saved) to the stop or to "start over". */
class RunningPlayground {
  readonly workspace: RunningWorkspace;
  readonly #clock: TravelClock;
  readonly #app: ConnectedApp;
  readonly #mailbox: Mailbox;
  readonly #page: PageServer;
  readonly #saver: Saver;
  readonly #stopTicking: () => void;

  private constructor(parts: {
    workspace: RunningWorkspace;
    clock: TravelClock;
    app: ConnectedApp;
    mailbox: Mailbox;
    page: PageServer;
    saver: Saver;
  }) {
    this.workspace = parts.workspace;
    this.#clock = parts.clock;
    this.#app = parts.app;
    this.#mailbox = parts.mailbox;
    this.#page = parts.page;
    this.#saver = parts.saver;
    this.#stopTicking = everyRealTime(TICK_EVERY_MS, () => this.#app.tick().catch(report));
  }

  static async start(options: PlaygroundOptions, port: number, startOver: () => void): Promise<RunningPlayground> {
    const { folder, zone } = options;
    const savedPath = join(folder, WORKSPACE);
    const saved = readSaved(savedPath);
    if (!saved) deleteAll(folder);
    const at = saved?.now ?? options.beginsAt ?? storyStartAt(systemClock.now(), zone);
    const clock = new TravelClock({ at, mode: "ticking" });
    const manifest = readManifest(manifestPath);
    const page = new PageServer({ rereadsFiles: options.rereadsFiles ?? false });
    const workspace = await startOnFreePort(manifest, clock, saved, page, port);
    if (!saved) await postSmallTalk(workspace);
    const mailbox = await new Mailbox(clock, saved?.letters).start();
    const { botToken, appToken, apiUrl: slackApiUrl } = workspace;
    const databasePath = join(folder, DATABASE);
    const app = await options.connect({ botToken, appToken, slackApiUrl, databasePath, smtpUrl: mailbox.url }, clock);
    const born = saved?.born ?? randomBytes(6).toString("hex");
    const saver = new Saver(savedPath, () => ({
      born,
      now: clock.now(),
      state: workspace.workspace.state,
      letters: mailbox.letters,
    }));
    mailbox.onLetter = (letter) => {
      saver.saveSoon();
      page.sendToAll({ type: "letter", letter });
    };
    const running = new RunningPlayground({ workspace, clock, app, mailbox, page, saver });
    page.open(workspace.workspace, running.#api(born, zone, startOver));
    writeFileSync(join(folder, ADDRESS), JSON.stringify({ url: workspace.url, born }));
    saver.saveSoon();
    warmPageFiles();
    return running;
  }

  #api(born: string, zone: string, startOver: () => void): PlaygroundApi {
    const { workspace } = this.workspace;
    const timeTravel = new TimeTravel(workspace, this.#app, (now) => this.#page.sendToAll({ type: "time", now }));
    const greeting = () => ({ born, now: this.#clock.now(), zone });
    const saveAndAnnounce = async (travel: Promise<Travel>) => {
      const done = await travel;
      this.#saver.saveSoon();
      this.#page.sendToAll({ type: "time", now: this.#clock.now() });
      return done;
    };
    return {
      greeting,
      workspaceChanged: () => this.#saver.saveSoon(),
      letterHtml: (id) => this.#mailbox.letter(id)?.html,
      actions: {
        session: () => ({
          ...greeting(),
          bot: workspace.bot,
          cast: castIn(this.workspace),
          people: Object.values(workspace.state.users).map((user) => shownPerson(workspace, user)),
          commands: workspace.manifest.features?.slash_commands ?? [],
        }),
        travel: ({ by, to, isAtOnce }) => {
          if (to === "next") return saveAndAnnounce(timeTravel.toNextMessage());
          if (typeof by !== "number" || by < 0) throw new NotPossible("travel needs milliseconds");
          return saveAndAnnounce(isAtOnce === true ? timeTravel.atOnce(by) : timeTravel.by(by));
        },
        outbox: () => this.#app.outbox(),
        "without-slack": () => this.#app.withoutSlack().map(({ id, name }) => ({ id, name })),
        "join-slack": async ({ id }) => {
          const found = this.#app.withoutSlack().find((one) => one.id === id);
          if (!found) throw new NotPossible("has joined, or does not take part");
          const { name, email } = found;
          await this.workspace.control.addPerson({ name, ...(email === undefined ? {} : { email }) });
          return { name };
        },
        letters: () => this.#mailbox.letters.map(listed),
        letter: ({ id }) => {
          const letter = this.#mailbox.letter(Number(id));
          if (!letter) throw new NotPossible("no such letter");
          return letter;
        },
        // After the answer is sent: starting over closes the server.
        "start-over": () => void setImmediate(startOver),
      },
    };
  }

  async stop(): Promise<void> {
    this.#stopTicking();
    // The app would wait half a minute for a connection that hangs.
    await this.workspace.control.stall(0);
    await this.#app.stop();
    await this.#mailbox.stop();
    await this.#saver.close();
    this.#page.close();
    await this.workspace.close();
    this.#clock.stop();
  }
}

async function startOnFreePort(
  manifest: Manifest,
  clock: TravelClock,
  saved: SavedPlayground | undefined,
  page: PageServer,
  firstPort: number,
): Promise<RunningWorkspace> {
  for (let port = firstPort; ; port += 1) {
    try {
      return await startWorkspace({
        manifest,
        clock,
        port,
        otherRoutes: page,
        ...(saved ? { state: saved.state } : { people: cast }),
      });
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!isTaken || port - firstPort >= PORTS_TO_TRY) throw error;
    }
  }
}

async function postSmallTalk(workspace: RunningWorkspace): Promise<void> {
  for (const { who, text } of smallTalk) await workspace.person(who).say("#yleinen", text);
}

/** The members of the cast that are found by their names; one who was renamed is left out. */
function castIn({ workspace }: RunningWorkspace): (Pick<CastMember, "role" | "field"> & { id: string })[] {
  return cast.flatMap(({ name, role, field }) => {
    const user = workspace.userByRealName(name);
    return user ? [{ id: user.id, role, ...(field ? { field } : {}) }] : [];
  });
}
