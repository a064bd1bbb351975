import type { StreamAddress } from "../../api/schema.gen.ts";
import { localTimeOf } from "../../api/server-clock.ts";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { isNewAddress } from "./address-age.ts";
import { useStreamWords } from "./words.ts";

/** Where connections came from; one that is new stands out, because a leaked secret shows here first. */
export function AddressList({ addresses }: { addresses: readonly StreamAddress[] }) {
  const say = useStreamWords();
  const format = useFormat();
  return (
    <Card className="p-5">
      <h2 className="font-semibold">{say("addresses")}</h2>
      <p className="mt-1 text-[0.8125rem] text-soft">{say("addressesText")}</p>
      <ul className="mt-2 divide-y divide-line">
        {addresses.map(({ address, firstSeenAt, lastSeenAt }) => (
          <li key={address} className="py-2.5">
            <p className="flex flex-wrap items-center gap-2">
              <bdi className="font-mono text-[0.8125rem]">{address}</bdi>
              {isNewAddress(localTimeOf(firstSeenAt), Date.now()) && (
                <Badge tone="warn">{say("newAddress")}</Badge>
              )}
            </p>
            <p className="flex flex-wrap gap-x-3 text-xs text-faint">
              <span>{say("firstSeen", { time: format.dateTime(firstSeenAt) })}</span>
              <span>{say("lastSeenAt", { time: format.dateTime(lastSeenAt) })}</span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
