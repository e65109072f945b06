import type { Fields } from "./json.ts";

/** A refusal with Slack's error code. The Web API answers `{ok: false, error: code, ...fields}`; a person's client shows the code. */
export class SlackError extends Error {
  readonly code: string;
  readonly fields: Fields;

  constructor(code: string, fields: Fields = {}) {
    super(code);
    this.code = code;
    this.fields = fields;
  }
}

/** A person tries something that Slack's client does not offer: a mistake of the test or the page, not of the app. */
export class NotPossible extends Error {}
