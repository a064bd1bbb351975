export interface ArgumentProblem {
  /** The argument's name, with the place inside it after dots. */
  path: string;
  /** In English, for a planner or a person to correct. Never quotes the value. */
  message: string;
}

/** Values that no request to the operation can be built from. Nothing was sent. */
export class InvalidArguments extends Error {
  readonly problems: readonly ArgumentProblem[];

  constructor(problems: readonly ArgumentProblem[]) {
    super(problems.map(({ path, message }) => `${path} ${message}`).join("; "));
    this.problems = problems;
  }
}

export function refuseArgument(path: string, message: string): never {
  throw new InvalidArguments([{ path, message }]);
}
