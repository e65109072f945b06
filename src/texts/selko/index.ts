import type { Partly } from "../catalogue.ts";
import type { fi } from "../fi/index.ts";
import { announcements } from "./announcements.ts";
import { closing } from "./closing.ts";
import { followUp } from "./follow-up.ts";
import { general } from "./general.ts";
import { home } from "./home.ts";
import { kickoff } from "./kickoff.ts";
import { meetingLog } from "./meeting-log.ts";
import { meetings } from "./meetings.ts";
import { monday } from "./monday.ts";
import { pairs } from "./pairs.ts";
import { peerSupport } from "./peer-support.ts";
import { people } from "./people.ts";
import { privacy } from "./privacy.ts";
import { reports } from "./reports.ts";
import { setup } from "./setup.ts";
import { silence } from "./silence.ts";
import { support } from "./support.ts";

export const selko: Partly<typeof fi> = {
  announcements,
  closing,
  followUp,
  general,
  home,
  kickoff,
  meetingLog,
  meetings,
  monday,
  pairs,
  peerSupport,
  people,
  privacy,
  reports,
  setup,
  silence,
  support,
};
