import type { OfficialApi } from "./official-call.ts";

/** What there is to name in a request. */
export interface Things {
  /** Whose these are. */
  readonly person: string;
  readonly colleague: string;
  readonly todo: string;
  readonly event: string;
  readonly assistant: string;
  readonly thread: string;
  readonly message: string;
  readonly run: string;
  /** A thread whose last message nobody answered yet. */
  readonly asking: string;
  /** Who builds the assistant, and another assistant of its application. */
  readonly builder: string;
  readonly managed: string;
  /** A published operation of the assistant's. */
  readonly action: string;
}

interface Asked {
  readonly ids: readonly string[];
  readonly asked?: object;
}

/** An operation of the compatible API as the official client calls it. */
export interface Operation {
  /** Of our own route, by which its description is found. */
  readonly route: string;
  readonly api: OfficialApi;
  /** In the official client, where it is called otherwise. */
  readonly operation?: string;
  /** `whose`: `me`, or a union id. */
  readonly good: (things: Things, whose: string) => Asked;
  /** What is wrong with a request; or why nothing can be. */
  readonly bad: ((things: Things) => Asked) | { readonly none: string };
  /** How somebody else can be meant: by the path (left out), by a thing of theirs; or why nobody can be. */
  readonly foreign?: "by a thing" | { readonly none: string };
}
