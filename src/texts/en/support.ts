import type { Same } from "../catalogue.ts";
import type { support as fi } from "../fi/support.ts";

export const support: Same<typeof fi> = {
  button: "I need support",
  send: "Send",
  seenBy: "Only the coordinators see your message. Your mentor or mentee does not see it.",
  form: {
    pair: "Who is it about?",
    pairHint: "You can leave this empty.",
    text: "What would you like to talk about?",
  },
  thanks: "Thank you. The coordinators will get your message. One of them will contact you.",
  nobody:
    "Your message has been saved, but right now there is no coordinator who can see it. You can also contact us yourself: auroras.fi.",
  isCoordinator:
    "You are a coordinator yourself. Requests for support come to the coordinators' channel and to your Home.",
  toldDirectly:
    "I got a request for the coordinators. There is somebody in this channel who is not a coordinator, so I told each coordinator separately.",
  asked: "{{name}} asks for support.",
  wantsToStop: "{{name}} wants to end the mentoring.",
  wish: "{{name}} saved a form with a wish for the coordinator.",
  pair: "Pair: {{mentor}} (mentor) and {{actor}} (mentee).",
  show: "Show",
  take: "I'll take this",
  done: "Done",
  takenBy: "{{name}} is helping with this.",
  doneBy: "Done. {{name}} helped with this.",
  title: "Message",
  shownTo: "Only the writer and the coordinators see this.",
  wishInForm: "The wish is in the form of the first meeting. The mentor and the mentee see it there too.",
  taken: "{{name}} has your message and will contact you.",
  onlyCoordinators: "Only coordinators can open this. Type /mentoring to see what you can do.",
  takenAlready: "{{name}} has already taken this.",
  doneAlready: "This is already done.",
};
