// What an OpenAPI document says: parsed, checked, its operations and the shape that people allow. Pure.
export type { Problem } from "./check/problem.ts";
export { splitPath } from "./operations/path.ts";
export type { Outline, OutlinedOperation, PersonalKind } from "./outline/outline.ts";
export { withKeys } from "./parameters/keys.ts";
export { type Patterns, patternsWithin } from "./patterns/patterns.ts";
export { closeReaders, readOutline } from "./read.ts";
export { readSkillFile } from "./read-file.ts";
export { constantOf, memberConstant } from "./schema/constant.ts";
export { propertyNames } from "./schema/property-names.ts";
export { withKey } from "./security/keys.ts";
export { mayHoldKey } from "./security/scheme.ts";
export { destinationOf } from "./shape/destination.ts";
export { isListedHost } from "./shape/hosts.ts";
export type { ReviewedShape } from "./shape/shape.ts";
export { confirmationShape, covers, isSealed, reviewedShape, shapeHash } from "./shape/shape.ts";
export type {
  AnswerName,
  AnswerTime,
  AskedAuthentication,
  AuthenticationKind,
  Context,
  JsonSchema,
  KeyPlace,
  Operation,
  Parameter,
  Protocol,
  ReadSkill,
  SkillSpec,
} from "./skill-spec.ts";
