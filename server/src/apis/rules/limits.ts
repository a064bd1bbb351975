/** What one API may be made of. */
export const maxPoints = 500;
/** Of one point, and of all of them together. */
export const maxOperations = 200;
export const maxAllOperations = 10_000;
export const maxFields = 100;

/** Characters. */
export const maxCode = 64;
export const maxName = 60;
export const maxProvider = 60;
export const maxDescription = 300;
export const maxOperationName = 100;
export const maxPath = 500;
export const maxField = 100;
export const maxBaseUrl = 500;

/** Problems told of one content. */
export const maxProblems = 200;
