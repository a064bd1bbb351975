/** Why the server cannot start: one line for the person at the terminal, which says the way out. Exit code 1. */
export class StartError extends Error {
  override readonly name = "StartError";
}
