import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What a PDF holds for somebody who does not see it: its text by lines, its tags, and what is said about it. */
export async function readPdf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false });
  const pdf = await task.promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
  const contents = await Promise.all(pages.map((page) => page.getTextContent()));
  const lines = contents
    .flatMap(({ items }) => [...items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")), "\n"])
    .join("")
    .split("\n")
    .map((line) => line.trim());
  const { info } = await pdf.getMetadata();
  const tree = JSON.stringify(await Promise.all(pages.map((page) => page.getStructTree())));
  const fonts = Buffer.from(bytes).toString("latin1");
  await task.destroy();
  return {
    pages: pdf.numPages,
    lines,
    text: lines.join(" "),
    title: "Title" in info ? String(info.Title) : "",
    language: "Language" in info ? String(info.Language) : "",
    tags: [...tree.matchAll(/"role":"(\w+)"/g)].map(([, role]) => role ?? ""),
    hasOwnFonts: fonts.includes("/FontFile2"),
  };
}
