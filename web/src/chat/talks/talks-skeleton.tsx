import { Skeleton } from "../../ui/spinner.tsx";

/** Rows of the height that conversations have. */
export function TalksSkeleton() {
  return <Skeleton lines={9} className="px-[11px] pt-2.5 *:h-4.5 nth-[n]:*:mb-3.5" />;
}
