import type { Kind } from "../../src/programme/privacy/rules.ts";
import type { Sealed } from "../../src/programme/privacy/sealed.ts";
import { customType, integer, text } from "../store/drizzle.ts";

export const at = (name: string) => integer(name);
export const flag = (name: string) => integer(name, { mode: "boolean" }).notNull().default(false);
export const id = <T extends string>() => text("id").$type<T>().primaryKey();

const sealedText = customType<{ data: string; driverData: string }>({ dataType: () => "text" });

/**
 * A column of sealed texts. Nothing else is a custom type, by which such columns are found when the key is changed (db/privacy/sealed-columns.ts).
 * Each text is sealed for the place `table.column` of the row's primary key.
 */
export const sealed = <K extends Kind>(name: string) => sealedText(name).$type<Sealed<K>>();
