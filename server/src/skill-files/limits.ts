/** What one file may cost. Real documents stay far below; hostile ones end here. */

/** Characters of text. */
export const maxText = 16 * 1024 * 1024;
/** Nesting of the written document. */
export const maxDepth = 150;
/** Entries in one map or list. */
export const maxWidth = 20_000;
/** Values in a YAML document after its aliases are unfolded. */
export const maxUnfoldedAliases = 2_000_000;
/** Schemas and values kept of one operation after its `$ref`s are unfolded. */
export const maxOperationParts = 10_000;
/** The same for the whole file: what is kept of it stays a few megabytes. */
export const maxParts = 300_000;
/** Schemas of answers that are looked at; nothing is kept of them but where times stand. */
export const maxAnswerSchemas = 100_000;
/** Levels of a parameter's schema. */
export const maxSchemaDepth = 16;
/** Steps from one `$ref` to the next before it counts as endless. */
export const maxReferenceSteps = 16;
/** Problems told about one file. */
export const maxProblems = 200;
/** Milliseconds for one file in the worker. */
export const maxMilliseconds = 9_000;
/** Megabytes of heap for one worker. */
export const maxHeap = 768;

export const maxTitle = 100;
export const maxSummary = 300;
export const maxDescription = 4_000;
export const maxParameterDescription = 1_000;
export const maxName = 200;
/** A default, an enum value, an example. */
export const maxValueText = 2_000;
