/** What one file may cost. Real documents stay far below; hostile ones end here. */

/** Characters of text. */
export const MAX_TEXT = 16 * 1024 * 1024;
/** Nesting of the written document. */
export const MAX_DEPTH = 150;
/** Entries in one map or list. */
export const MAX_WIDTH = 20_000;
/** Values in a YAML document after its aliases are unfolded. */
export const MAX_UNFOLDED_ALIASES = 2_000_000;
/** Schemas and values kept of one operation after its `$ref`s are unfolded. */
export const MAX_OPERATION_PARTS = 10_000;
/** The same for the whole file: what is kept of it stays a few megabytes. */
export const MAX_PARTS = 300_000;
/** Levels of a parameter's schema. */
export const MAX_SCHEMA_DEPTH = 16;
/** Steps from one `$ref` to the next before it counts as endless. */
export const MAX_REFERENCE_STEPS = 16;
/** Problems told about one file. */
export const MAX_PROBLEMS = 200;
/** Milliseconds for one file in the worker. */
export const MAX_MILLISECONDS = 9_000;
/** Megabytes of heap for one worker. */
export const MAX_HEAP = 768;

export const MAX_TITLE = 100;
export const MAX_SUMMARY = 300;
export const MAX_DESCRIPTION = 4_000;
export const MAX_PARAMETER_DESCRIPTION = 1_000;
export const MAX_NAME = 200;
/** A default, an enum value, an example. */
export const MAX_VALUE_TEXT = 2_000;
