import { useState } from "react";
import { useDifference, useVersions } from "../../api/assistants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { DifferenceView } from "./difference-view.tsx";
import { useVersionWords } from "./words.ts";

interface DifferenceDialogProps {
  assistant: Assistant;
  /** Left out, what is published. */
  from?: number;
  onClose: () => void;
}

/** The difference between any two versions, or between one and the draft. */
export function DifferenceDialog({ assistant, from, onClose }: DifferenceDialogProps) {
  const say = useVersionWords();
  const [range, setRange] = useState({ from: from ?? assistant.publishedVersion ?? 0, to: "" });
  const versions = useVersions(assistant.id);
  const asked = { from: range.from, ...(range.to === "" ? {} : { to: Number(range.to) }) };
  const difference = useDifference(assistant.id, asked, useLanguage());
  const numbers = versions.data?.map(({ number }) => number) ?? [];
  return (
    <Dialog
      wide
      title={say("title")}
      onClose={onClose}
      footer={<Button onClick={onClose}>{say("close")}</Button>}
    >
      <div className="mb-4 flex flex-wrap gap-4">
        <Field label={say("from")}>
          {(control) => (
            <Select
              {...control}
              value={String(range.from)}
              onChange={(event) => setRange({ ...range, from: Number(event.target.value) })}
            >
              <option value="0">{say("nothing")}</option>
              <Numbers numbers={numbers} />
            </Select>
          )}
        </Field>
        <Field label={say("to")}>
          {(control) => (
            <Select
              {...control}
              value={range.to}
              onChange={(event) => setRange({ ...range, to: event.target.value })}
            >
              <option value="">{say("draft")}</option>
              <Numbers numbers={numbers} />
            </Select>
          )}
        </Field>
      </div>
      <div aria-live="polite">
        {difference.isPending && <Skeleton lines={4} />}
        {difference.error && (
          <FailureNote error={difference.error} onRetry={() => void difference.refetch()} />
        )}
        {difference.data && <DifferenceView difference={difference.data} />}
      </div>
    </Dialog>
  );
}

function Numbers({ numbers }: { numbers: readonly number[] }) {
  const say = useVersionWords();
  return numbers.map((number) => (
    <option key={number} value={number}>
      {say("version", { number })}
    </option>
  ));
}
