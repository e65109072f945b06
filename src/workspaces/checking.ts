import { WebClient } from "@slack/web-api";
import { type Config, ConfigProblem, readConfig } from "../config.ts";
import type { Keyring } from "../programme/privacy/sealed.ts";
import { INSTALLED_FOR_ALL, whyNotAccepted, whyNotReached } from "../slack/tokens.ts";
import { type WorkspaceId, workspacesIn } from "./layout.ts";
import { hasTokens, readSecrets, type Secrets } from "./tokens.ts";

const CALL_TIMEOUT_MS = 10_000;
const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => "error", setName() {} };

/** The configuration of a workspace that is to be opened with these variables. @throws ConfigProblem if it could not be */
export function configWith(variables: Readonly<Record<string, string>>): Config {
  return readConfig({ ...variables, ...(variables.SLACK_SIGNING_SECRET ? { PORT: variables.PORT ?? "3000" } : {}) });
}

/** Refuses tokens that another workspace has: two databases would serve one app. @throws ConfigProblem */
export function refuseTokensOfAnother(root: string, id: WorkspaceId, keys: Keyring, secrets: Secrets): void {
  for (const other of workspacesIn(root)) {
    if (other === id || !hasTokens(root, other)) continue;
    const theirs = new Set(Object.values(readSecretsIfTheyOpen(root, other, keys)));
    if (Object.values(secrets).some((one) => theirs.has(one)))
      throw new ConfigProblem(`${other} has this token already. Each workspace is a Slack app of its own.`);
  }
}

function readSecretsIfTheyOpen(root: string, id: WorkspaceId, keys: Keyring): Secrets {
  try {
    return readSecrets(root, id, keys);
  } catch {
    return {};
  }
}

/** Asks Slack whether it accepts the tokens. The app token opens no connection: it only asks for the address of one. @throws ConfigProblem */
export async function checkTokens({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN }: Secrets, slackApiUrl: string): Promise<void> {
  const options = {
    slackApiUrl,
    retryConfig: { retries: 0 },
    timeout: CALL_TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    logger: quiet as never,
  };
  const explain = (variable: string) => (error: unknown) => {
    const why = whyNotAccepted(variable, error) ?? whyNotReached(slackApiUrl, error);
    if (why === undefined) throw error;
    throw new ConfigProblem(`${why}\nNothing was changed. To leave out this check: --no-check`);
  };
  const identity = await new WebClient(SLACK_BOT_TOKEN, options).auth.test().catch(explain("SLACK_BOT_TOKEN"));
  if (identity.is_enterprise_install) throw new ConfigProblem(INSTALLED_FOR_ALL);
  if (SLACK_APP_TOKEN !== undefined)
    await new WebClient(SLACK_APP_TOKEN, options).apps.connections.open({}).catch(explain("SLACK_APP_TOKEN"));
}
