import type { Change } from "./changes.ts";
import type { Publication } from "./publication.ts";

export interface Version {
  number: number;
  notes: string;
  changes: Change[];
  at: Date;
  by: { id: string; name: string };
}

export interface Published extends Publication {
  number: number;
}
