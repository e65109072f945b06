import type { CertificateFacts } from "../../programme/certificate/pdf.ts";
import type { Language } from "../../texts/languages.ts";

/** What the worker thread that draws a certificate gets. */
export type CertificateTask = { facts: CertificateFacts; language: Language; zone: string };
