/** What a command ends with: 0 all is well, 1 something is not, 2 the call itself is off, 3 no server let it in. */
export type ExitCode = 0 | 1 | 2 | 3;

export type Say = (line: string) => void;

/** The call itself is off. */
export class Misuse extends Error {}

/** The server said no, and why. */
export class Refused extends Error {}

/** Nobody answered, or nobody let us in. */
export class Unreachable extends Error {}

/** Runs a command; what ends it is told in one sentence. `help`: the call that says more. */
export async function ended(work: () => Promise<ExitCode>, say: Say, help: string): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    if (error instanceof Refused) return 1;
    if (error instanceof Unreachable) return 3;
    say(`“${help}” says more.`);
    return 2;
  }
}
