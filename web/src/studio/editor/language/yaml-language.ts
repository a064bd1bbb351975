import type { JsonSchema } from "../schema/member.ts";

/** What may be written at a place. `from` and `to`: what it takes the place of. */
export interface Offered {
  label: string;
  /** With places to fill in, as `$1` or `${1:name}`. */
  insert: string;
  from?: number;
  to?: number;
  about: string;
  isValue: boolean;
}

/** What is known about a place. */
export interface Found {
  about: string;
  from?: number;
  to?: number;
}

/** What the worker does. */
export interface YamlLanguage {
  configure(schema: JsonSchema): void;
  complete(text: string, offset: number): Promise<Offered[]>;
  hover(text: string, offset: number): Promise<Found | null>;
  faults(text: string): { line: number; column: number }[];
  format(text: string): string;
}
