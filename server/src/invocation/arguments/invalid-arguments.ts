/** The same said in both languages that people meet here. */
export interface Sentence {
  zh: string;
  en: string;
}

export interface ArgumentProblem {
  /** The parameter's key, with the place inside it after dots; empty when the request as a whole is meant. */
  path: string;
  /** What is wrong with it, as words that follow the path. For a planner or a person; never quotes the value. */
  message: Sentence;
}

/** Values that no request to the operation can be built from. Nothing was sent. */
export class InvalidArguments extends Error {
  readonly problems: readonly ArgumentProblem[];

  constructor(problems: readonly ArgumentProblem[]) {
    super(refusalText(problems, "en"));
    this.problems = problems;
  }
}

export function refuseArgument(path: string, message: Sentence): never {
  throw new InvalidArguments([{ path, message }]);
}

/** One sentence for a person: what is wrong with the values. */
export function refusalText(problems: readonly ArgumentProblem[], locale: "zh" | "en"): string {
  const said = problems.map(({ path, message }) => {
    const subject = path === "" ? { zh: "请求", en: "The request" } : { zh: path, en: path };
    return `${subject[locale]} ${message[locale]}`;
  });
  return locale === "zh" ? `${said.join("；")}。` : `${said.join("; ")}.`;
}

export const namedLikeAnother: Sentence = {
  zh: "不能包含与其他参数同名的成员",
  en: "must not have a member named like another parameter",
};
