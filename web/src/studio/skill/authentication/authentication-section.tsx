import { CircleAlert, KeyRound } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { AskedAuthentication, AuthenticationView } from "../../../api/schema.gen.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/dialog.tsx";
import { GivenText } from "../../../ui/given-name.tsx";
import { useFormat } from "../../../ui/language/format.ts";
import type { Position } from "../../editor/positions.ts";
import { askedOfType, firstAsked } from "./asked.ts";
import { AskedList } from "./asked-list.tsx";
import { AuthenticationFields } from "./authentication-fields.tsx";
import type { SecurityPlace } from "./security-place.ts";
import type { AuthenticationEditing } from "./use-authentication.ts";
import { useAuthenticationWords } from "./words.ts";

interface AuthenticationSectionProps {
  editing: AuthenticationEditing;
  /** What the skill file asks for. */
  asks: readonly AskedAuthentication[];
  /** Where it does. */
  place: SecurityPlace | undefined;
  onGoTo: (position: Position) => void;
}

/** How the platform proves itself to the skill: what is saved, what takes its place, or that it goes. */
export function AuthenticationSection({ editing, asks, place, onGoTo }: AuthenticationSectionProps) {
  const say = useAuthenticationWords();
  const heading = useId();
  const section = useFocusWhenRefused(editing);
  const { saved, change } = editing;
  const draft = draftShown(editing, asks);
  return (
    <section aria-labelledby={heading}>
      <header className="flex min-h-9 flex-wrap items-center gap-x-2 px-4">
        <h2 id={heading} className="font-semibold">
          {say("title")}
        </h2>
        <span className="text-note text-faint">
          {asks.length === 0 && say("lead")}
          {asks.length > 0 && say("fromFile")}
          {asks.length > 0 && place && (
            <>
              {" · "}
              <button
                type="button"
                className="target-44 underline underline-offset-3 hover:text-ink"
                onClick={() => onGoTo({ line: place.line, column: 1 })}
              >
                {say("atLine", { line: place.line })} <code className="font-mono">{place.member}</code>
              </button>
            </>
          )}
        </span>
      </header>
      <div ref={section} className="mx-4 border-line-strong border-t py-3">
        {editing.problem && (
          <p
            role="alert"
            className="mb-3 flex gap-2.5 rounded-control bg-danger-soft px-3.5 py-2.5 text-danger-ink"
          >
            <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            <span className="min-w-0 wrap-anywhere">{editing.problem}</span>
          </p>
        )}
        <AskedList asks={asks} draft={draft} onUse={editing.give} />
        {change.kind === "remove" && <ToRemove onUndo={editing.keep} />}
        {change.kind === "keep" && saved !== null && <Saved saved={saved} editing={editing} asks={asks} />}
        {draft && <AuthenticationFields editing={editing} draft={draft} asks={asks} />}
        {change.kind === "give" && saved !== null && (
          <div className="mt-3 flex flex-wrap justify-end gap-2">
            <RemoveButton onRemove={editing.remove} />
            <Button size="small" onClick={editing.keep}>
              {say("keep")}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** What stands in the fields; null where there are none. What the file asks for stands there until one gives something. */
function draftShown({ saved, change }: AuthenticationEditing, asks: readonly AskedAuthentication[]) {
  if (change.kind === "give") return change.draft;
  return change.kind === "keep" && saved === null ? firstAsked(asks) : null;
}

interface SavedProps extends Pick<AuthenticationSectionProps, "editing" | "asks"> {
  saved: AuthenticationView;
}

function Saved({ saved, editing, asks }: SavedProps) {
  const say = useAuthenticationWords();
  const format = useFormat();
  const host = saved.host === "stream" ? say("stream") : saved.host;
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-3">
      <KeyRound aria-hidden="true" className="mt-0.5 size-[18px] shrink-0 text-faint" />
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium">{say(saved.type)}</p>
        {saved.hint && <p className="font-mono text-note wrap-anywhere">{saved.hint}</p>}
        <p className="mt-0.5 text-note text-faint">
          {say.rich("setFor", {
            time: format.date(saved.updatedAt),
            host: (
              <GivenText key="host" max={200}>
                {host}
              </GivenText>
            ),
          })}{" "}
          {say("secretSafe")}
        </p>
      </div>
      <div className="ml-auto flex gap-2">
        <RemoveButton onRemove={editing.remove} />
        <Button size="small" onClick={() => editing.give(askedOfType(asks, saved.type))}>
          {say("replace")}
        </Button>
      </div>
    </div>
  );
}

function RemoveButton({ onRemove }: { onRemove: () => void }) {
  const say = useAuthenticationWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {say("remove")}
      </Button>
      {asking && (
        <ConfirmDialog
          danger
          title={say("removeTitle")}
          confirm={say("remove")}
          onConfirm={async () => onRemove()}
          onClose={() => setAsking(false)}
        >
          <p>{say("removeText")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function ToRemove({ onUndo }: { onUndo: () => void }) {
  const say = useAuthenticationWords();
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control bg-notice-soft py-1.5 pr-1.5 pl-3.5 text-notice-ink"
    >
      <p className="min-w-0 flex-1">{say("toRemove")}</p>
      <Button size="small" autoFocus onClick={onUndo}>
        {say("undo")}
      </Button>
    </div>
  );
}

/** After a refusal the first field that is meant has the focus; a small screen is elsewhere then. */
function useFocusWhenRefused({ refusals }: AuthenticationEditing) {
  const section = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusals === 0) return;
    const find = (selector: string) => section.current?.querySelector<HTMLElement>(selector);
    const field = find("[aria-invalid]") ?? find("input") ?? find("button");
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  }, [refusals]);
  return section;
}
