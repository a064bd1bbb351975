/** What a call does to what stands there, as far as its method tells. */
export type Effect = "adds" | "changes" | "takes" | "reads";

export function effectOf(method: string): Effect {
  switch (method.toUpperCase()) {
    case "GET":
    case "HEAD":
    case "OPTIONS":
      return "reads";
    case "DELETE":
      return "takes";
    case "POST":
      return "adds";
    default:
      return "changes";
  }
}
