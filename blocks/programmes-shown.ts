import type { ProgrammeId, VersionId } from "../src/programme/ids.ts";
import type { ProgrammeContents } from "../src/programme/programmes/contents.ts";

/** `pairs`: how many are under way in it. */
export type ShownProgramme = {
  /** Rises each time another form is drawn into the same modal: see `blockIdOf`. */
  generation: number;
  id: ProgrammeId;
  name: string;
  isClosed: boolean;
  pairs: number;
  versionId: VersionId;
  contents: ProgrammeContents;
  /** By the settings that are the same for all, where the contents have none. */
  plannedNumber: number;
  reminderHours: number;
};

/** What an edit form carries: the programme, and the version that was seen. */
export const metadataOf = ({ id, versionId, generation }: ShownProgramme, more: Record<string, string> = {}) => ({
  generation,
  programme: id,
  seen: versionId,
  ...more,
});
