import { themes } from "../forms/themes.ts";
import { contentsSchema, type ProgrammeContents, type ProgrammeTheme, type Template } from "./contents.ts";

const guidesThemes: ProgrammeTheme[] = themes.map((id) => ({ id, isRetired: false }));

/** What a new programme begins with. The guide is the source of the first three. */
export const contentsOfTemplate: Record<Template, ProgrammeContents> = {
  // The individual mentoring of the capital region: 6–8 meetings in 3–4 months. Without a mid-way check, because pairs from before there was one
  // are in it.
  auroras: contentsSchema.parse({ template: "auroras", themes: guidesThemes }),
  // Pairs together with common meetings of the whole group, 8–10 months, after Väestöliitto's Womento.
  vaasa: contentsSchema.parse({
    template: "vaasa",
    themes: guidesThemes,
    plannedNumber: 10,
    quietDays: 35,
    hasMidWay: true,
    hasCommonMeetings: true,
  }),
  // A group in which it all begins, and out of which actors are offered a mentor.
  group: contentsSchema.parse({ template: "group", themes: guidesThemes, meetingMinutes: 90 }),
  empty: contentsSchema.parse({
    template: "empty",
    themes: [{ id: "other" }],
    hasGoals: false,
    hasCertificate: false,
  }),
};
