import { Fragment } from "react";

/** A host, broken between its labels where it is too long, and what is asked of it. */
export function Host({ name, path = "" }: { name: string; path?: string }) {
  return (
    <bdi className="font-mono text-code">
      {name.split(/(?<=[.:])/).map((label, index) => (
        <Fragment key={`${index}${label}`}>
          {label}
          <wbr />
        </Fragment>
      ))}
      {path}
    </bdi>
  );
}
