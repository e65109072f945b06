import type { Same } from "../catalogue.ts";
import type { themes as fi } from "../fi/themes.ts";

export const themes: Same<typeof fi> = {
  language: "Improving language skills",
  applications: "Job applications and CV",
  interview: "Preparing for a job interview",
  jobs: "Jobs in your own field",
  chances: "Realistic chances of finding work",
  skills: "Improving work skills",
  network: "Networking",
  other: "Another theme",
};
