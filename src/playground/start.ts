import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Clock, systemClock } from "../clock.ts";
import { beginningOf, type CastMember, cast, smallTalk } from "./cast.ts";
import { warmPageFiles } from "./page-files.ts";
import { type Desk, PageServer } from "./page-server.ts";
import { forgetSaved, readSaved, type Saved, Saver } from "./saving.ts";
import { type Fellow, Traveller } from "./travel.ts";
import { textOf } from "./workspace/json.ts";
import { readManifest } from "./workspace/manifest.ts";
import type { Manifest } from "./workspace/manifest-schema.ts";
import { everyRealTime } from "./workspace/real-time.ts";
import { drawnUser } from "./workspace/screen.ts";
import { type RunningWorkspace, startWorkspace } from "./workspace/server.ts";
import { NotPossible } from "./workspace/slack-error.ts";
import { TravelClock } from "./workspace/travel-clock.ts";
import { changeLocale } from "./workspace/users.ts";

/** What the app needs to know in order to connect to the workspace. */
export type Connection = { botToken: string; appToken: string; slackApiUrl: string; databasePath: string };

export type ConnectedApp = Fellow & {
  /** What waits to be said or was said last, for the look behind; references only. */
  outbox(): unknown;
  stop(): Promise<void>;
};

export type PlaygroundOptions = {
  /** Where the workspace and the app's database are kept. */
  folder: string;
  /** The first port to try; when it is taken, those after it. */
  port: number;
  zone: string;
  connect(connection: Connection, clock: Clock): Promise<ConnectedApp>;
  /** When the story begins, in milliseconds since 1970 UTC; this morning by default. */
  beginsAt?: number;
  /** Read the page's files anew for each request, for those who change them. */
  isFresh?: boolean;
};

export type Playground = { url: string; stop(): Promise<void> };

const WORKSPACE = "workspace.json";
const DATABASE = "mentoring.sqlite";
const PORTS_TO_TRY = 20;
/** The app looks for due work every ten seconds; whoever plays waits less patiently. */
const TICK_EVERY = 250;
const locales: Readonly<Record<string, string>> = { fi: "fi-FI", sv: "sv-SE", en: "en-GB" };
const manifestPath = join(import.meta.dirname, "..", "..", "manifest.yml");

/** The workspace, the app connected to it, and the page; `startOver` puts a new one in its place at the same address. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  let port = options.port;
  let current = await startOne();
  let isLeaving = false;

  async function startOne(): Promise<One> {
    const one = await One.start(options, port, () => startOver().catch(report));
    port = Number(new URL(one.running.url).port);
    return one;
  }

  async function startOver(): Promise<void> {
    await current.stop();
    forget(options.folder);
    if (!isLeaving) current = await startOne();
  }

  return {
    url: current.running.url,
    stop: async () => {
      isLeaving = true;
      await current.stop();
    },
  };
}

function report(error: unknown): void {
  console.error(error);
}

function forget(folder: string): void {
  const besideDatabase = ["", "-wal", "-shm", ".key", ".lock"].map((end) => `${DATABASE}${end}`);
  forgetSaved(folder, [WORKSPACE, ...besideDatabase]);
}

class One {
  readonly running: RunningWorkspace;
  readonly #clock: TravelClock;
  readonly #app: ConnectedApp;
  readonly #page: PageServer;
  readonly #saver: Saver;
  readonly #stopTicking: () => void;

  private constructor(parts: {
    running: RunningWorkspace;
    clock: TravelClock;
    app: ConnectedApp;
    page: PageServer;
    saver: Saver;
  }) {
    this.running = parts.running;
    this.#clock = parts.clock;
    this.#app = parts.app;
    this.#page = parts.page;
    this.#saver = parts.saver;
    this.#stopTicking = everyRealTime(TICK_EVERY, () => this.#app.tick().catch(report));
  }

  static async start(options: PlaygroundOptions, port: number, startOver: () => void): Promise<One> {
    const { folder, zone } = options;
    const savedPath = join(folder, WORKSPACE);
    const saved = readSaved(savedPath);
    if (!saved) forget(folder);
    const at = saved?.now ?? options.beginsAt ?? beginningOf(systemClock.now(), zone);
    const clock = new TravelClock({ at, mode: "ticking" });
    const manifest = readManifest(manifestPath);
    const page = new PageServer({ isFresh: options.isFresh ?? false });
    const running = await listenSomewhere(manifest, clock, saved, page, port);
    if (!saved) await beginTalk(running);
    const { botToken, appToken, apiUrl } = running;
    const app = await options.connect(
      { botToken, appToken, slackApiUrl: apiUrl, databasePath: join(folder, DATABASE) },
      clock,
    );
    const born = saved?.born ?? randomBytes(6).toString("hex");
    const saver = new Saver(savedPath, () => ({ born, now: clock.now(), state: running.workspace.state }));
    const one = new One({ running, clock, app, page, saver });
    page.open(running.workspace, one.#desk(born, zone, startOver));
    saver.changed();
    warmPageFiles();
    return one;
  }

  #desk(born: string, zone: string, startOver: () => void): Desk {
    const { workspace } = this.running;
    const traveller = new Traveller(workspace, this.#app, (now) => this.#page.tellAll({ type: "time", now }));
    const greeting = () => ({ born, now: this.#clock.now(), zone });
    const travelled = async (journey: ReturnType<Traveller["toNext"]>) => {
      const done = await journey;
      this.#saver.changed();
      this.#page.tellAll({ type: "time", now: this.#clock.now() });
      return done;
    };
    return {
      greeting,
      changed: () => this.#saver.changed(),
      actions: {
        session: () => ({
          ...greeting(),
          bot: workspace.bot,
          cast: rolesIn(this.running),
          people: Object.values(workspace.state.users).map((user) => drawnUser(workspace, user)),
          commands: workspace.manifest.features?.slash_commands ?? [],
        }),
        travel: ({ by, to }) => {
          if (to === "next") return travelled(traveller.toNext());
          if (typeof by !== "number" || by < 0) throw new NotPossible("travel needs milliseconds");
          return travelled(traveller.by(by));
        },
        speak: ({ language }) => {
          const locale = locales[textOf(language)];
          if (!locale) throw new NotPossible("no such language");
          for (const { id } of rolesIn(this.running)) changeLocale(workspace, workspace.user(id), locale);
          this.#saver.changed();
        },
        outbox: () => this.#app.outbox(),
        // The answer leaves before the workspace does.
        "start-over": () => void setImmediate(startOver),
      },
    };
  }

  async stop(): Promise<void> {
    this.#stopTicking();
    await this.#app.stop();
    await this.#saver.close();
    this.#page.close();
    await this.running.close();
    this.#clock.stop();
  }
}

async function listenSomewhere(
  manifest: Manifest,
  clock: TravelClock,
  saved: Saved | undefined,
  beside: PageServer,
  first: number,
): Promise<RunningWorkspace> {
  for (let port = first; ; port += 1) {
    try {
      return await startWorkspace({
        manifest,
        clock,
        port,
        beside,
        ...(saved ? { state: saved.state } : { people: cast }),
      });
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!isTaken || port - first >= PORTS_TO_TRY) throw error;
    }
  }
}

async function beginTalk(running: RunningWorkspace): Promise<void> {
  for (const { who, text } of smallTalk) await running.person(who).say("#yleinen", text);
}

/** Who of the cast is who; somebody renamed later is just a person. */
function rolesIn(running: RunningWorkspace): (Pick<CastMember, "role" | "field"> & { id: string })[] {
  return cast.flatMap(({ name, role, field }) => {
    const user = running.workspace.userByRealName(name);
    return user ? [{ id: user.id, role, ...(field ? { field } : {}) }] : [];
  });
}
