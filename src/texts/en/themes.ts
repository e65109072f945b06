import type { Same } from "../catalogue.ts";
import type { themes as fi } from "../fi/themes.ts";

export const themes: Same<typeof fi> = {
  language: "Developing language skills",
  applications: "Job applications and CV",
  interview: "Preparing for a job interview",
  jobs: "Jobs in your own field",
  chances: "Realistic chances of finding work",
  skills: "Developing your skills",
  network: "Networking",
  other: "Another theme",
};
