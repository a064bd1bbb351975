/** An operation without an `operationId` gets a name from its method and path, so that the file can be used as it is. */

import { clipped } from "../../platform/text.ts";
import { child, type Node, textOf } from "../parse/tree.ts";
import type { Method } from "../skill-spec.ts";
import { isName } from "../text.ts";

export interface OperationNames {
  /** A name that no other operation of the file has: `GET /weather/{city}` is `getWeatherByCity`. */
  derive(method: Method, path: string): string;
}

export function operationNames(operations: readonly Node[]): OperationNames {
  const taken = new Set(operations.map(writtenName));
  return {
    derive(method, path) {
      const plain = nameFrom(method, path);
      let name = plain;
      for (let count = 2; taken.has(name); count++) name = `${plain}${count}`;
      taken.add(name);
      return name;
    },
  };
}

/** The `operationId` as written; undefined when there is none, or none that can be shown. */
export function writtenName(operation: Node): string | undefined {
  const name = textOf(child(operation, "operationId"))?.trim();
  return name !== undefined && isName(name) ? name : undefined;
}

const maxDerivedName = 60;

function nameFrom(method: Method, path: string): string {
  const words = path.replaceAll("{", "/by/").match(/[\p{L}\p{N}]+/gu) ?? [];
  const capitalised = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return clipped(method.toLowerCase() + capitalised.join(""), maxDerivedName).replace("…", "");
}
