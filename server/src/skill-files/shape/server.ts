import type { Node } from "../parse/tree.ts";

/** Where an operation's calls go. `url` has no trailing slash. */
export interface Server {
  url: string;
  /** `host` or `host:port`, in ASCII. */
  host: string;
  origin: string;
  node: Node;
}
