import type { Same } from "../catalogue.ts";
import type { certificate as fi } from "../fi/certificate.ts";

export const certificate: Same<typeof fi> = {
  button: "Certificate",
  title: "Certificate",
  home: "The mentoring has ended: you and {{other}}.",
  send: "Send the certificate",
  seenBy:
    "The certificate comes only to you. The network's coordinators see that you have got it. When you give them its number, they see your name, the period and the number of meetings.",
  what: "The certificate has the programme, the period and the number of meetings. It also has the responsible coordinator's name. It says nothing about {{other}}.",
  form: {
    name: "Your name on the certificate",
    language: "Language of the certificate",
    themes: "Themes",
    themesTick: "Also tell which themes we talked about",
  },
  sent: "The certificate comes to you as a message. Its number is {{number}}. If you need it again, the number is the same.",
  letters: "I cannot write these characters on the certificate: {{letters}}. Write your name in Latin letters.",
  no: {
    notYours: "Only the mentor and the mentee get the certificate. Type /mentoring to see what you can do.",
    notOver: "You get the certificate when the mentoring has ended.",
    noMeetings: "You get the certificate when you have met at least once.",
    off: "This programme gives no certificates.",
    onlyCoordinators:
      "Only the network's coordinators can check a certificate. Type /mentoring to see what you can do.",
  },
  file: {
    name: "certificate-{{number}}.pdf",
    title: "Certificate {{number}}",
    comment:
      "Here is your certificate. Its number is {{number}}. The network's coordinator can check the certificate by its number.",
  },
  check: {
    button: "Check a certificate",
    title: "Check a certificate",
    submit: "Check",
    seenBy: "Only you see the answer. The owner of the certificate sees in her own data that you looked at it.",
    number: "Number of the certificate",
    numberHint: "The number is at the bottom of the certificate, for example K7QM-2XPA.",
    none: "There is no valid certificate with this number. The certificate may also be old: its information is deleted {{years}} years after the mentoring. Then I do not know whether it is genuine.",
    yes: "Yes. The network has given certificate {{number}}.",
    name: "Name: {{name}}",
    period: "Period: {{from}}–{{to}}",
    held: "Meetings: {{count}}",
  },
  issuedTo: "A certificate has been given to: {{name}}",
  pdf: {
    network: "The Auroras network",
    title: "Certificate of individual mentoring",
    mentor: "has been a mentor in the individual mentoring of the Auroras network.",
    actor: "has taken part in the individual mentoring of the Auroras network.",
    programme: "Programme: {{programme}}",
    period: "Period: {{from}}–{{to}}",
    held: "Meetings: {{count}}",
    themes: "Themes: {{themes}}",
    issued: "Given on {{date}}",
    coordinator: "Coordinator of the Auroras network",
    number:
      "The number of the certificate is {{number}}. The network's coordinator can check the certificate by its number.",
  },
};
