import type { KeptSecret } from "../../api/schema.gen.ts";
import { useFormat } from "../language/format.ts";
import { State } from "../state.tsx";
import { useCredentialWords } from "./words.ts";

/** When it was made, used last, and ends; never itself. */
export function SecretLine({ secret: { createdAt, lastUsedAt, endsAt } }: { secret: KeptSecret }) {
  const say = useCredentialWords();
  const format = useFormat();
  return (
    <span className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
      {endsAt === null ? (
        <State is="ready">{say("secretCurrent")}</State>
      ) : (
        <State is="warning">{say("secretEnds", { time: format.dateTime(endsAt) })}</State>
      )}
      <span className="text-soft">{say("secretMade", { time: format.dateTime(createdAt) })}</span>
      <span className="text-soft">
        {lastUsedAt === null ? say("secretUnused") : say("secretUsed", { time: format.relative(lastUsedAt) })}
      </span>
    </span>
  );
}
