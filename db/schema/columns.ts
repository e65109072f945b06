import type { Kind } from "../../src/programme/privacy/rules.ts";
import type { Sealed } from "../../src/programme/privacy/sealed.ts";
import { customType, integer, text } from "../store/drizzle.ts";

export const at = (name: string) => integer(name);
export const flag = (name: string) => integer(name, { mode: "boolean" }).notNull().default(false);
export const id = <T extends string>() => text("id").$type<T>().primaryKey();

const sealedText = customType<{ data: string; driverData: string }>({ dataType: () => "text" });

/**
 * A column of sealed texts. It is the only custom type of the schema: db/privacy/sealed-columns.ts finds these columns by that, for key rotation.
 * Each text is sealed for its place: `table.column` and the row's primary key.
 */
export const sealed = <K extends Kind>(name: string) => sealedText(name).$type<Sealed<K>>();
