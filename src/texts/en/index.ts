import type { Same } from "../catalogue.ts";
import type { fi } from "../fi/index.ts";
import { announcements } from "./announcements.ts";
import { closing } from "./closing.ts";
import { followUp } from "./follow-up.ts";
import { forms } from "./forms.ts";
import { general } from "./general.ts";
import { home } from "./home.ts";
import { importing } from "./import.ts";
import { kickoff } from "./kickoff.ts";
import { matching } from "./matching.ts";
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
import { themes } from "./themes.ts";

export const en: Same<typeof fi> = {
  announcements,
  closing,
  followUp,
  forms,
  general,
  home,
  import: importing,
  kickoff,
  matching,
  meetingLog,
  meetings,
  monday,
  pairs,
  peerSupport,
  people,
  reports,
  privacy,
  setup,
  silence,
  support,
  themes,
};
