import { Trash2 } from "lucide-react";
import type { ApiOperation } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Textarea } from "../../ui/input.tsx";
import { SidePanel } from "../../ui/panel.tsx";
import { Select } from "../../ui/select.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "./about-fields.tsx";
import { CodeField } from "./code-field.tsx";
import type { EditedPoint } from "./edited.ts";
import { OperationsField } from "./operations-field.tsx";
import { RiskSelect } from "./points-table.tsx";
import { errorOf, type PlacedProblem } from "./problems.ts";
import type { ContentEditing } from "./use-editing.ts";
import { useEditingWords } from "./words.ts";

interface PointPanelProps {
  point: EditedPoint;
  editing: ContentEditing;
  namespace: string;
  /** Operations of the API that are known already. */
  known: readonly ApiOperation[];
  disabled: boolean;
  onClose: () => void;
  onRemove: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** One permission point in full; on a phone all of its editing. */
export function PointPanel(props: PointPanelProps) {
  const { point, editing, namespace, known, disabled, onClose, onRemove, onPrevious, onNext } = props;
  const say = useEditingWords();
  const { key, code, operations, fields } = point;
  const problemAt = (member: string) => editing.problems.get(`${key}.${member}`);
  const change = (member: string, part: Partial<EditedPoint>) => editing.changePoint(key, member, part);
  const text = (member: "name" | "description", language: "zh" | "en") => ({
    lang: language,
    disabled,
    value: point[member][language],
    error: problemAt(`${member}.${language}`),
    set: (next: string) =>
      change(`${member}.${language}`, { [member]: { ...point[member], [language]: next } }),
  });
  return (
    <SidePanel
      title={<code className="font-mono text-code">{code}</code>}
      onClose={onClose}
      onPrevious={onPrevious}
      onNext={onNext}
      footer={
        !disabled && (
          <Button variant="take" onClick={onRemove}>
            <Trash2 aria-hidden="true" />
            {say("remove")}
          </Button>
        )
      }
    >
      <div className="space-y-4 px-4 pt-3 pb-6">
        <Field label={say("code")} error={errorOf(problemAt("code"))}>
          {(control) => (
            <CodeField
              {...control}
              namespace={namespace}
              code={code}
              disabled={disabled}
              onCode={(next) => change("code", { code: next })}
            />
          )}
        </Field>
        <TextField label={say("nameZh")} {...text("name", "zh")} />
        <TextField label={say("nameEn")} {...text("name", "en")} />
        <TextArea label={say("descriptionZh")} hint={say("descriptionHint")} {...text("description", "zh")} />
        <TextArea label={say("descriptionEn")} {...text("description", "en")} />
        <div className="grid grid-cols-2 gap-x-3 gap-y-4">
          <Field label={say("kind")} error={errorOf(problemAt("kind"))}>
            {(control) => (
              <Select
                {...control}
                value={point.kind}
                disabled={disabled}
                onChange={({ target }) =>
                  change("kind", { kind: target.value === "application" ? "application" : "delegated" })
                }
              >
                <option value="delegated">{say("delegated")}</option>
                <option value="application">{say("application")}</option>
              </Select>
            )}
          </Field>
          <Field label={say("access")} error={errorOf(problemAt("write"))}>
            {(control) => (
              <Select
                {...control}
                value={point.write ? "write" : "read"}
                disabled={disabled}
                onChange={({ target }) => change("write", { write: target.value === "write" })}
              >
                <option value="read">{say("read")}</option>
                <option value="write">{say("write")}</option>
              </Select>
            )}
          </Field>
          <Field label={say("risk")} error={errorOf(problemAt("risk"))}>
            {(control) => <RiskSelect {...control} point={point} editing={editing} disabled={disabled} />}
          </Field>
          <Field label={say("sensitive")} error={errorOf(problemAt("sensitive"))}>
            {(control) => (
              <span className="grid min-h-control items-center">
                <Switch
                  {...control}
                  checked={point.sensitive}
                  disabled={disabled}
                  onChange={({ target }) => change("sensitive", { sensitive: target.checked })}
                />
              </span>
            )}
          </Field>
        </div>
        <p className="text-note text-faint">{say("sensitiveHint")}</p>
        <Sheet title={say("operationsTitle")} note={String(operations.length)}>
          <OperationsField
            operations={operations}
            known={known}
            problem={problemAt("operations")}
            disabled={disabled}
            onChange={(next, place) => {
              editing.forgetProblem(`${key}.operations`);
              change(place, { operations: next });
            }}
          />
        </Sheet>
        <Sheet title={say("fieldsTitle")} note={String(fields.length)}>
          <Field
            label={<span className="sr-only">{say("fieldsTitle")}</span>}
            hint={say("fieldsHint")}
            error={errorOf(problemAt("fields"))}
          >
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                spellCheck={false}
                disabled={disabled}
                className="font-mono text-code"
                value={fields.join("\n")}
                onChange={({ target }) =>
                  change("fields", { fields: target.value === "" ? [] : target.value.split("\n") })
                }
                onBlur={() => {
                  const said = fields.map((field) => field.trim()).filter((field) => field !== "");
                  if (said.length !== fields.length || said.some((field, at) => field !== fields[at]))
                    change("fields", { fields: said });
                }}
              />
            )}
          </Field>
        </Sheet>
      </div>
    </SidePanel>
  );
}

interface TextAreaProps {
  label: string;
  hint?: string;
  value: string;
  lang: "zh" | "en";
  error: PlacedProblem | undefined;
  disabled: boolean;
  set: (text: string) => void;
}

function TextArea({ label, hint, value, lang, error, disabled, set }: TextAreaProps) {
  return (
    <Field label={label} hint={error?.isWarning ? error.message : hint} error={errorOf(error)}>
      {(control) => (
        <Textarea
          {...control}
          lang={lang}
          rows={2}
          maxLength={1000}
          value={value}
          disabled={disabled}
          className="min-h-14"
          onChange={({ target }) => set(target.value)}
        />
      )}
    </Field>
  );
}
