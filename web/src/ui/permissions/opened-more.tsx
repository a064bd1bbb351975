import type { OpenedMore as More } from "../../api/schema.gen.ts";
import { GivenName, GivenText } from "../given-name.tsx";
import { Verb } from "../verb.tsx";
import { useApiOfWords } from "./api-of-words.ts";

/** What a permission opens by now beyond what its person saw, as its API's owner named it. */
export function OpenedMore({ more }: { more: More }) {
  const say = useApiOfWords();
  const { operations, fields, write, baseUrl } = more;
  return (
    <ul className="mt-1 list-disc space-y-0.5 pl-5 text-work text-ink">
      {operations.map(({ method, path, name }) => (
        <li key={`${method} ${path}`} className="wrap-anywhere">
          <GivenName max={100}>{name}</GivenName> <Verb method={method} />{" "}
          <code className="font-mono text-code text-faint">
            <GivenText max={200}>{path}</GivenText>
          </code>
        </li>
      ))}
      {fields.map((field) => (
        <li key={field} className="wrap-anywhere">
          {say.rich("field", {
            name: (
              <code className="font-mono text-code">
                <GivenText max={100}>{field}</GivenText>
              </code>
            ),
          })}
        </li>
      ))}
      {write && <li>{say("writes")}</li>}
      {baseUrl !== null && (
        <li className="wrap-anywhere">
          {say.rich("movesTo", { address: <GivenText max={200}>{baseUrl}</GivenText> })}
        </li>
      )}
    </ul>
  );
}
