import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ApiOperation } from "../../api/schema.gen.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { Input } from "../../ui/input.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { SearchInput } from "../../ui/search-input.tsx";
import { Select } from "../../ui/select.tsx";
import { Verb } from "../../ui/verb.tsx";
import type { PlacedProblem } from "./problems.ts";
import { useEditingWords } from "./words.ts";

interface OperationsFieldProps {
  operations: readonly ApiOperation[];
  known: readonly ApiOperation[];
  problem: PlacedProblem | undefined;
  disabled: boolean;
  /** `place`: which was written in; one that comes or goes is a step by itself. */
  onChange: (operations: ApiOperation[], place: string) => void;
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;

export const lineOf = ({ method, path }: Pick<ApiOperation, "method" | "path">): string =>
  `${method} ${path}`;

/** Which operations a permission point opens: those known already, and what is written. */
export function OperationsField({ operations, known, problem, disabled, onChange }: OperationsFieldProps) {
  const say = useEditingWords();
  const set = (at: number, part: Partial<ApiOperation>) =>
    onChange(
      operations.map((each, index) => (index === at ? { ...each, ...part } : each)),
      `operations.${at}.${Object.keys(part).join()}`,
    );
  const added = (operation: ApiOperation) =>
    onChange([...operations, operation], `operations+${operations.length}`);
  const removed = (at: number) =>
    onChange(
      operations.filter((_, index) => index !== at),
      `operations-${operations.length}`,
    );
  return (
    <div className="space-y-3">
      {problem && (
        <p role="alert" className="text-note text-notice-ink">
          {problem.message}
        </p>
      )}
      {operations.map((operation, at) => (
        <OperationRow
          key={at}
          operation={operation}
          disabled={disabled}
          onChange={(part) => set(at, part)}
          onRemove={() => removed(at)}
        />
      ))}
      {!disabled && (
        <div className="flex flex-wrap items-center gap-x-4">
          <Button size="small" onClick={() => added({ method: "GET", path: "/", name: { zh: "", en: "" } })}>
            <Plus aria-hidden="true" />
            {say("addOperation")}
          </Button>
          {known.length > 0 && (
            <Disclosure label={say("choose")}>
              <KnownOperations
                known={known}
                chosen={operations.map(lineOf)}
                onToggle={(operation) => {
                  const at = operations.findIndex((each) => lineOf(each) === lineOf(operation));
                  if (at < 0) added(operation);
                  else removed(at);
                }}
              />
            </Disclosure>
          )}
        </div>
      )}
    </div>
  );
}

interface OperationRowProps {
  operation: ApiOperation;
  disabled: boolean;
  onChange: (part: Partial<ApiOperation>) => void;
  onRemove: () => void;
}

function OperationRow({ operation, disabled, onChange, onRemove }: OperationRowProps) {
  const say = useEditingWords();
  const { method, path, name } = operation;
  return (
    <fieldset className="grid grid-cols-[6.5rem_minmax(0,1fr)_auto] gap-2 border-line border-t pt-2">
      <legend className="sr-only">{lineOf(operation)}</legend>
      <Select
        aria-label={say("method")}
        value={method}
        disabled={disabled}
        onChange={({ target }) => onChange({ method: target.value })}
      >
        {[...new Set([...methods, method])].map((each) => (
          <option key={each}>{each}</option>
        ))}
      </Select>
      <Input
        aria-label={say("path")}
        title={say("pathHint")}
        value={path}
        maxLength={1000}
        spellCheck={false}
        autoComplete="off"
        disabled={disabled}
        className="font-mono text-code"
        onChange={({ target }) => onChange({ path: target.value })}
      />
      <IconButton
        label={say("removeOperation", { operation: lineOf(operation) })}
        disabled={disabled}
        onClick={onRemove}
      >
        <Trash2 aria-hidden="true" />
      </IconButton>
      <div className="col-span-2 grid grid-cols-2 gap-2">
        {(["zh", "en"] as const).map((language) => (
          <Input
            key={language}
            lang={language}
            aria-label={say(language === "zh" ? "operationZh" : "operationEn")}
            placeholder={say(language === "zh" ? "operationZh" : "operationEn")}
            value={name[language]}
            maxLength={300}
            autoComplete="off"
            disabled={disabled}
            onChange={({ target }) => onChange({ name: { ...name, [language]: target.value } })}
          />
        ))}
      </div>
    </fieldset>
  );
}

const shownAtOnce = 50;

interface KnownOperationsProps {
  known: readonly ApiOperation[];
  chosen: readonly string[];
  onToggle: (operation: ApiOperation) => void;
}

function KnownOperations({ known, chosen, onToggle }: KnownOperationsProps) {
  const say = useEditingWords();
  const language = useLanguage();
  const [q, setQ] = useState("");
  const wanted = q.trim().toLowerCase();
  const found = known.filter((operation) =>
    `${lineOf(operation)} ${operation.name.zh} ${operation.name.en}`.toLowerCase().includes(wanted),
  );
  return (
    <div className="w-full rounded-control border border-line p-2">
      <SearchInput label={say("chooseSearch")} value={q} onChange={setQ} />
      <ul className="scroll-quiet mt-1 max-h-64 overflow-y-auto">
        {found.slice(0, shownAtOnce).map((operation) => (
          <li key={lineOf(operation)}>
            <label className="flex min-h-8 cursor-pointer items-baseline gap-2 px-1 py-1 hover:bg-hover pointer-coarse:min-h-11">
              <input
                type="checkbox"
                checked={chosen.includes(lineOf(operation))}
                onChange={() => onToggle(operation)}
                className="size-4 shrink-0 self-center accent-accent"
              />
              <Verb method={operation.method} />
              <code className="min-w-0 font-mono text-code wrap-anywhere">{operation.path}</code>
              <bdi className="ml-auto min-w-0 truncate text-note text-faint">{operation.name[language]}</bdi>
            </label>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="px-1 py-1.5 text-faint">{say("noneKnown")}</p>}
    </div>
  );
}
