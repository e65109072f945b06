import { integer, text } from "../drizzle.ts";

export const at = (name: string) => integer(name);
export const flag = (name: string) => integer(name, { mode: "boolean" }).notNull().default(false);
export const id = () => text("id").primaryKey();
