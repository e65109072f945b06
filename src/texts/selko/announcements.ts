import type { Partly } from "../catalogue.ts";
import type { announcements as fi } from "../fi/announcements.ts";

export const announcements: Partly<typeof fi> = {
  from: "*{{name}}* kirjoittaa sinulle. {{name}} on Auroras-verkoston työntekijä.",
  answer: "Haluatko vastata? Kirjoita: {{sender}}",
};
