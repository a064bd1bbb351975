import { Link, type LinkProps } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { GrantCount } from "../../api/schema.gen.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Facts } from "../../ui/facts.tsx";
import { useFailureText } from "../../ui/failure.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { SidePanel } from "../../ui/panel.tsx";
import { clip } from "../../ui/text.ts";
import { toast } from "../../ui/toast.tsx";
import { type PanelMoves, ThingState } from "./inventory.tsx";
import type { Thing } from "./thing.ts";
import { useInventoryWords } from "./words.ts";

interface ThingPanelProps {
  thing: Thing;
  count: GrantCount | undefined;
  moves: PanelMoves;
  facts: readonly { label: ReactNode; value: ReactNode }[];
  /** Where it is worked on. */
  edit: { link: LinkProps; text: string };
  /** Takes it out of use, or back. */
  setDisabled: (disabled: boolean) => Promise<unknown>;
  /** What else stops with it. */
  stops: string;
  children?: ReactNode;
}

/** One of them in full: what is known, what an admin can do about it at once. */
export function ThingPanel({
  thing,
  count,
  moves,
  facts,
  edit,
  setDisabled,
  stops,
  children,
}: ThingPanelProps) {
  const say = useInventoryWords();
  const format = useFormat();
  const { people = 0, grants = 0 } = count ?? {};
  const allowed = `${say("peopleCount", { count: people })} · ${say("grantCount", { count: grants })}`;
  const known = [
    { label: say("state"), value: <ThingState thing={thing} /> },
    { label: say("owner"), value: <bdi>{thing.owner}</bdi> },
    ...facts,
    {
      label: say("allowedBy"),
      value: allowed,
    },
    {
      label: say("lastUse"),
      value: count?.lastUsedAt ? format.dateTime(count.lastUsedAt) : say("never"),
    },
    { label: say("made"), value: format.date(thing.createdAt) },
  ];
  return (
    <SidePanel
      title={<bdi>{clip(thing.name, 60)}</bdi>}
      {...moves}
      footer={<DisableAction thing={thing} count={count} setDisabled={setDisabled} stops={stops} />}
    >
      <div className="px-4 pt-3 pb-4">
        <Facts ruled facts={known} />
        <div className="mt-3 flex flex-wrap gap-2">
          <Link {...edit.link} className={buttonClass("plain", "small")}>
            {edit.text}
          </Link>
          <Link to="/admin/audit" search={{ subject: thing.id }} className={buttonClass("plain", "small")}>
            {say("whatHappened")}
          </Link>
        </div>
      </div>
      {children}
    </SidePanel>
  );
}

type DisableActionProps = Pick<ThingPanelProps, "thing" | "count" | "setDisabled" | "stops">;

/** At once and on every node: said with whom it hits before, and taken back by a click after. */
function DisableAction({ thing, count, setDisabled, stops }: DisableActionProps) {
  const say = useInventoryWords();
  const failureText = useFailureText();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const name = clip(thing.name, 60);
  async function enable() {
    setBusy(true);
    await setDisabled(false).then(
      () => toast.success(say("enabledNow", { name })),
      (error) => toast.failure(failureText(error)),
    );
    setBusy(false);
  }
  if (thing.disabled)
    return (
      <>
        <Button variant="main" busy={busy} onClick={() => void enable()}>
          {say("enable")}
        </Button>
        <span className="min-w-0 flex-1 text-note text-faint">{say("enableHint")}</span>
      </>
    );
  return (
    <>
      <Button variant="take" onClick={() => setAsking(true)}>
        {say("disableNow")}
      </Button>
      {asking && (
        <ConfirmDialog
          danger
          title={say("disableTitle", { name })}
          confirm={say("disable")}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await setDisabled(true);
            toast.success(say("disabledNow", { name }), { undo: () => void enable() });
          }}
        >
          <p className="font-medium text-ink">
            {count ? say("hits", { count: count.people, grants: count.grants }) : say("hitsNobody")}
          </p>
          <p>{stops}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
