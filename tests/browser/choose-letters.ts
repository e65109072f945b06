import type { Locator } from "playwright-core";

/** The person of this column chooses on her Home to get letters at this address: a code comes there. */
export async function chooseLetters(column: Locator, address: string): Promise<void> {
  await column.locator('[data-place="home"]').click();
  await column.getByRole("button", { name: "Omat tietoni" }).click();
  const dialog = column.getByRole("dialog");
  await dialog.getByRole("button", { name: "Sähköposti" }).click();
  await dialog.getByRole("radio", { name: "Tapaamiset", exact: true }).check();
  await dialog.getByLabel("Sähköpostiosoite").fill(address);
  await dialog.locator(".dialog-foot .button").last().click();
}
