import type { Fields } from "./json.ts";

/** A refusal with the code that Slack uses for it; the Web API answers it as `{ok: false, error}`, a person's client shows it. */
export class SlackError extends Error {
  readonly code: string;
  readonly fields: Fields;

  constructor(code: string, fields: Fields = {}) {
    super(code);
    this.code = code;
    this.fields = fields;
  }
}

/** A person tries what her screen does not offer: a mistake of the test or the page, never of the app. */
export class NotPossible extends Error {}
