import type { Placed } from "../parameters/parameters.ts";
import { type Pass, report } from "../pass.ts";
import type { KeyPlace, Operation } from "../skill-spec.ts";
import { quoted } from "../text.ts";
import { isSameName, placeWords } from "./scheme.ts";

type Named = { in: string; name: string };

const isAt = (place: KeyPlace, parameter: Named) =>
  place.in === parameter.in && isSameName(place, parameter.name);

/** A parameter that is the key itself is filled by the authentication, and asked of nobody. */
export function withoutKeys(pass: Pass, placed: readonly Placed[], keys: readonly KeyPlace[]): Placed[] {
  const isKey = ({ parameter }: Placed) =>
    parameter.context === null && keys.some((place) => isAt(place, parameter));
  const kept = placed.filter((one) => !isKey(one));
  const given = givenPlace(pass);
  for (const { parameter, node } of kept)
    if (given !== undefined && isAt(given, parameter)) {
      const { en, zh } = placeWords[given.in];
      report(pass, "key_takes_parameter", node, { name: quoted(parameter.name), place: en, placeZh: zh });
    }
  return kept;
}

function givenPlace({ options: { authentication } }: Pass): KeyPlace | undefined {
  const { type, name } = authentication ?? {};
  return name !== undefined && (type === "header" || type === "query" || type === "cookie")
    ? { in: type, name }
    : undefined;
}

/** An operation whose key goes there: whatever parameter the file has there is nobody's to fill. */
export function withKey(operation: Operation, place: KeyPlace): Operation {
  const others = (operation.keys ?? []).filter((key) => !isAt(place, key));
  const parameters = operation.parameters.filter((parameter) => !isAt(place, parameter));
  return { ...operation, parameters, keys: [...others, place] };
}
