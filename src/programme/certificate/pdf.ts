import PDFDocument from "pdfkit";
import type { Words } from "../../texts/words.ts";
import type { PairRole } from "../pairs/roles.ts";
import { fontFiles } from "./fonts.ts";

/** What a certificate says. Instants are milliseconds since 1970 UTC. */
export type CertificateFacts = {
  number: string;
  role: PairRole;
  name: string;
  programme: string;
  startedAt: number;
  finishedAt: number;
  held: number;
  /** Empty if the person did not tick them. */
  themes: readonly string[];
  coordinator: string;
  issuedAt: number;
};

const locales = { fi: "fi-FI", selko: "fi-FI", sv: "sv-FI", en: "en-GB" } as const;

/** In points, 72 to an inch. */
const MARGIN = 72;
const INK = "#1f1f1f";
const SOFT = "#4a4a4a";
const LINE = "#b3446c";

type Style = { font: "plain" | "bold"; size: number; color?: string; gap?: number };

/**
 * The certificate as a PDF, of one page unless names and themes are unusually long: text that can be read and copied, tagged for screen readers, in the language of `words`. The same facts give
 * the same bytes.
 */
export async function certificatePdf(words: Words, facts: CertificateFacts): Promise<Uint8Array<ArrayBuffer>> {
  const title = words.t("certificate.pdf.title");
  const doc = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    pdfVersion: "1.7",
    // Universal accessibility. The published types do not know it yet.
    subset: "PDF/UA" as "PDF/A-1",
    tagged: true,
    lang: locales[words.language],
    displayTitle: true,
    info: { Title: `${title}: ${facts.name}`, CreationDate: new Date(facts.issuedAt) },
  });
  const pieces: Buffer[] = [];
  doc.on("data", (piece: Buffer) => pieces.push(piece));
  const isWhole = new Promise<void>((resolve, reject) => {
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  for (const [name, file] of Object.entries(fontFiles)) doc.registerFont(name, file);
  draw(doc, words, facts, title);
  doc.end();
  await isWhole;
  return new Uint8Array(Buffer.concat(pieces));
}

function draw(doc: PDFKit.PDFDocument, words: Words, facts: CertificateFacts, title: string): void {
  const page = doc.struct("Document");
  doc.addStructure(page);
  const put = (tag: "H1" | "H2" | "P", text: string, { font, size, color = INK, gap = 0 }: Style) => {
    page.add(
      // Words of right-to-left letters are drawn in the order in which they are seen; a screen reader is given them as they are read.
      doc.struct(tag, { actual: text }, () => {
        doc.font(font).fontSize(size).fillColor(color);
        const parts = inSeenOrder(text);
        for (const [index, part] of parts.entries())
          doc.text(part, { lineGap: 4, continued: index < parts.length - 1 });
      }),
    );
    doc.y += gap;
  };
  doc.y = 110;
  put("P", words.t("certificate.pdf.network"), { font: "bold", size: 13, color: LINE, gap: 26 });
  put("H1", title, { font: "bold", size: 21, gap: 34 });
  put("H2", facts.name, { font: "bold", size: 20, gap: 8 });
  put("P", words.t(`certificate.pdf.${facts.role}`), { font: "plain", size: 13, gap: 26 });
  for (const line of factLines(words, facts)) put("P", line, { font: "plain", size: 12, gap: 6 });
  doc.y += 34;
  put("P", words.t("certificate.pdf.issued", { date: words.date(facts.issuedAt) }), {
    font: "plain",
    size: 12,
    gap: 26,
  });
  put("P", facts.coordinator, { font: "bold", size: 12 });
  put("P", words.t("certificate.pdf.coordinator"), { font: "plain", size: 12, color: SOFT });
  doc.y = Math.max(doc.y + 20, doc.page.height - 130);
  put("P", words.t("certificate.pdf.number", { number: facts.number }), { font: "plain", size: 10, color: SOFT });
  page.end();
}

const factLines = (words: Words, { programme, startedAt, finishedAt, held, themes }: CertificateFacts): string[] => [
  words.t("certificate.pdf.programme", { programme }),
  words.t("certificate.pdf.period", { from: words.date(startedAt), to: words.date(finishedAt) }),
  words.t("certificate.pdf.held", { count: held }),
  ...(themes.length === 0 ? [] : [words.t("certificate.pdf.themes", { themes: themes.join(", ") })]),
];

/** Arabic and Hebrew letters: names of other letters are seen in the order in which they are read. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * A text in the parts that are drawn one after the other, from left to right: the library turns the letters within a part, but does not
 * turn the words. One part if nothing is turned; otherwise each word and each space.
 */
export function inSeenOrder(text: string): string[] {
  if (!RIGHT_TO_LEFT.test(text)) return [text];
  const words = text.split(" ");
  const seen: string[] = [];
  for (let start = 0; start < words.length; ) {
    const isTurned = RIGHT_TO_LEFT.test(words[start] ?? "");
    let end = start + 1;
    while (end < words.length && RIGHT_TO_LEFT.test(words[end] ?? "") === isTurned) end++;
    const run = words.slice(start, end);
    seen.push(...(isTurned ? run.toReversed() : run));
    start = end;
  }
  return seen.flatMap((word, index) => (index === 0 ? [word] : [" ", word]));
}
