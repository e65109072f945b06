import { dateDaysLater, dateOf } from "../../src/programme/calendar/calendar.ts";
import { type Acknowledged, APP, type LightSlack, newSlackId } from "./light-slack.ts";
import { quantile } from "./numbers.ts";

type Json = Record<string, unknown>;

/** A mentor in the pair's channel. */
export type CrowdPair = { mentor: string; actor: string; channelId: string };

export type Rate = { perSecond: number; seconds: number };

/** In milliseconds from the request, at the side of Slack. */
export type Held = {
  perSecond: number;
  asked: number;
  answered: number;
  ack: { p50: number; p99: number };
  modal: { p50: number; p99: number };
  /** Acknowledged later than in 3 seconds, or never. */
  missed: number;
  /** Modals that were opened later than 3 seconds after the command. */
  expired: number;
  /** People who were asked to try again. */
  putOff: number;
  saved: number;
  connections: number;
};

/** https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
const WITHIN_MS = 3_000;
const LOGGED_DAYS = 20;
const ZONE = "Europe/Helsinki";

const who = (id: string) => ({ id, username: id, name: id, team_id: APP.team });

/** What a mentor types: everything. */
function typedIn(element: Json, change: Json): unknown {
  const id = String(element.action_id);
  const value = change[id];
  switch (element.type) {
    case "datepicker":
      return { type: element.type, selected_date: value ?? null };
    case "timepicker":
      return { type: element.type, selected_time: null };
    case "checkboxes":
      return { type: element.type, selected_options: (element.options as unknown[]).slice(0, 2) };
    default:
      return { type: element.type, value: value ?? null };
  }
}

function stateOf(view: Json, change: Json) {
  const fields = (view.blocks as { type: string; block_id: string; element: Json }[]).filter(
    ({ type }) => type === "input",
  );
  const values = fields.map(({ block_id: id, element }) => [
    id,
    { [String(element.action_id)]: typedIn(element, change) },
  ]);
  return { values: Object.fromEntries(values) };
}

/**
 * People who act at a steady rate. Each types `/meeting-log`, gets the modal, fills it in and submits it, then again: a log of another day each time, and
 * after 20 days the newest one of them again, so that pairs do not grow beyond what pairs have.
 */
export class Crowd {
  readonly #slack: LightSlack;
  readonly #free: CrowdPair[];
  readonly #opened = new Map<string, (view: Json) => void>();
  readonly #rounds = new Map<CrowdPair, number>();
  readonly #views = new Map<CrowdPair, Json>();
  #acks: number[] = [];
  #modals: number[] = [];
  #counts = { asked: 0, missed: 0, expired: 0, putOff: 0, saved: 0 };

  constructor(slack: LightSlack, pairs: readonly CrowdPair[]) {
    this.#slack = slack;
    this.#free = [...pairs];
    slack.onModal = (triggerId, view) => this.#opened.get(triggerId)?.(view);
  }

  async hold({ perSecond, seconds }: Rate): Promise<Held> {
    this.#acks = [];
    this.#modals = [];
    this.#counts = { asked: 0, missed: 0, expired: 0, putOff: 0, saved: 0 };
    const start = performance.now();
    const acts: Promise<void>[] = [];
    for (let elapsed = 0; elapsed < seconds * 1000; elapsed = performance.now() - start) {
      while (this.#counts.asked < (elapsed / 1000) * perSecond && this.#free.length > 0) acts.push(this.#act());
      await new Promise<void>((resolve) => setTimeout(resolve, 1));
    }
    const asked = this.#counts.asked;
    await Promise.all(acts);
    const spread = (values: readonly number[]) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
    return {
      perSecond,
      answered: this.#acks.length,
      ack: spread(this.#acks),
      modal: spread(this.#modals),
      ...this.#counts,
      asked,
      connections: this.#slack.connections,
    };
  }

  async #act(): Promise<void> {
    const pair = this.#free.shift();
    if (!pair) return;
    this.#counts.asked++;
    const view = this.#views.get(pair);
    this.#views.delete(pair);
    try {
      await (view ? this.#submit(pair, view) : this.#open(pair));
    } finally {
      this.#free.push(pair);
    }
  }

  async #open(pair: CrowdPair): Promise<void> {
    const triggerId = newSlackId("trigger.");
    const start = performance.now();
    const opened = new Promise<Json | undefined>((resolve) => {
      const late = setTimeout(() => resolve(undefined), 2 * WITHIN_MS);
      this.#opened.set(triggerId, (view) => {
        clearTimeout(late);
        const took = performance.now() - start;
        this.#modals.push(took);
        if (took > WITHIN_MS) this.#counts.expired++;
        resolve(view);
      });
    });
    const acknowledged = await this.#slack.send("slash_commands", {
      command: "/meeting-log",
      text: "",
      user_id: pair.mentor,
      user_name: pair.mentor,
      channel_id: pair.channelId,
      channel_name: "pari",
      team_id: APP.team,
      team_domain: "bench",
      api_app_id: APP.app,
      response_url: "http://127.0.0.1:9/none",
      trigger_id: triggerId,
    });
    this.#note(acknowledged, start);
    const isPutOff = acknowledged !== undefined && Object.keys(acknowledged.payload).length > 0;
    if (isPutOff) this.#counts.putOff++;
    const view = isPutOff || !acknowledged ? undefined : await opened;
    this.#opened.delete(triggerId);
    if (view) this.#views.set(pair, view);
  }

  async #submit(pair: CrowdPair, view: Json): Promise<void> {
    const round = this.#rounds.get(pair) ?? 0;
    this.#rounds.set(pair, round + 1);
    const today = dateOf(Date.now(), ZONE);
    const change = {
      on: dateDaysLater(today, -1 - (round % LOGGED_DAYS)),
      content: `Kävimme läpi työhakemuksen. ${"Harjoittelimme haastattelua. ".repeat(5)}${round}`,
      mentorTasks: "Kysy työpaikalta vierailusta",
      actorTasks: `Päivitä ansioluettelo\nTehtävä ${round}`,
    };
    const start = performance.now();
    const acknowledged = await this.#slack.send("interactive", {
      type: "view_submission",
      team: { id: APP.team, domain: "bench" },
      user: who(pair.mentor),
      api_app_id: APP.app,
      trigger_id: newSlackId("trigger."),
      response_urls: [],
      view: {
        ...view,
        id: newSlackId("V"),
        hash: newSlackId("h"),
        state: stateOf(view, change),
        previous_view_id: null,
      },
    });
    this.#note(acknowledged, start);
    if (!acknowledged) return;
    const { response_action: action } = acknowledged.payload;
    if (action === "errors") this.#counts.putOff++;
    else this.#counts.saved++;
  }

  #note(acknowledged: Acknowledged, start: number): void {
    const took = acknowledged ? acknowledged.at - start : Number.POSITIVE_INFINITY;
    if (acknowledged) this.#acks.push(took);
    if (took > WITHIN_MS) this.#counts.missed++;
  }
}
