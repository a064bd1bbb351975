import type { StreamAddress } from "../../api/schema.gen.ts";
import { localTimeOf } from "../../api/server-clock.ts";
import { useFormat } from "../../ui/language/format.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { Tag } from "../../ui/tag.tsx";
import { isNewAddress } from "./address-age.ts";
import { useStreamWords } from "./words.ts";

/** Where connections came from; one that is new stands out, because a leaked secret shows here first. */
export function AddressList({ addresses }: { addresses: readonly StreamAddress[] }) {
  const say = useStreamWords();
  const format = useFormat();
  return (
    <Sheet level={2} title={say("addresses")}>
      <p className="mt-1 text-work text-soft">{say("addressesText")}</p>
      <ul className="mt-2 divide-y divide-line">
        {addresses.map(({ address, firstSeenAt, lastSeenAt }) => (
          <li key={address} className="py-2.5">
            <p className="flex flex-wrap items-center gap-2">
              <bdi className="font-mono text-work">{address}</bdi>
              {isNewAddress(localTimeOf(firstSeenAt), Date.now()) && (
                <Tag tone="notice">{say("newAddress")}</Tag>
              )}
            </p>
            <p className="flex flex-wrap gap-x-3 text-note text-faint">
              <span>{say("firstSeen", { time: format.dateTime(firstSeenAt) })}</span>
              <span>{say("lastSeenAt", { time: format.dateTime(lastSeenAt) })}</span>
            </p>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
