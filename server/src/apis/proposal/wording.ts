/** Candidates as points: their words in both languages, their risk, and codes and names that are each their own. */
import type { Words } from "../../permissions/index.ts";
import { clipped, wordsOf } from "../../platform/text.ts";
import type { OutlinedOperation, PersonalKind } from "../../skill-files/index.ts";
import type { ApiPoint } from "../api.ts";
import { imitates } from "../rules/imitation.ts";
import * as limits from "../rules/limits.ts";
import { codeLookOf, lookOf } from "../rules/look.ts";
import { textFlaw } from "../rules/text.ts";
import type { Action, Candidate } from "./candidate.ts";
import { isChinese, joined } from "./naming.ts";
import { isDangerous, isDelicate } from "./nature.ts";

const verbs: Record<Action, Words> = {
  read: { zh: "查看", en: "Read" },
  write: { zh: "创建和修改", en: "Create and change" },
  delete: { zh: "删除", en: "Delete" },
};

const personal: Record<PersonalKind, Words> = {
  mobile: { zh: "电话号码", en: "phone numbers" },
  idCard: { zh: "证件号码", en: "identity numbers" },
  bankAccount: { zh: "银行账户", en: "bank accounts" },
  salary: { zh: "薪资", en: "pay" },
  birthday: { zh: "出生日期", en: "dates of birth" },
  homeAddress: { zh: "家庭住址", en: "home addresses" },
  health: { zh: "健康信息", en: "health details" },
  background: { zh: "民族、宗教、婚姻等信息", en: "origin, belief and marital status" },
};
const worst = new Set<PersonalKind>(["idCard", "bankAccount", "salary", "health"]);

/** Each with a code and names that are not another's, to the eye. */
export function pointsFrom(candidates: readonly Candidate[], namespace: string): ApiPoint[] {
  const codes = new Set<string>();
  const names = new Set<string>();
  return candidates.map((candidate) => {
    const code = fresh(codes, codeLookOf, (number) => codeOf(candidate, namespace, number));
    const name = {
      zh: fresh(names, lookOf, (number) => nameIn("zh", candidate, number)),
      en: fresh(names, lookOf, (number) => nameIn("en", candidate, number)),
    };
    return pointOf(candidate, code, name);
  });
}

function fresh(taken: Set<string>, look: (text: string) => string, make: (number: number) => string): string {
  for (let number = 1; ; number++) {
    const text = make(number);
    if (taken.has(look(text))) continue;
    taken.add(look(text));
    return text;
  }
}

const actions: Record<Action, string> = { read: "Read", write: "Write", delete: "Delete" };

function codeOf({ nouns, action, personal: field }: Candidate, namespace: string, number: number): string {
  const [first = "Everything", second] = nouns.filter((noun) => noun !== "");
  const middle =
    second !== undefined && lookOf(first) === lookOf(namespace) ? [second] : [first, second ?? ""];
  const last = field === undefined ? actions[action] : field.kind;
  const parts = middle.filter((part) => part !== "");
  const numbered = parts.map((part, at) =>
    number > 1 && at === parts.length - 1 ? `${part}${number}` : part,
  );
  return [namespace, ...numbered, last].join(".");
}

function nameIn(language: keyof Words, candidate: Candidate, number: number): string {
  const { called, action, personal: field } = candidate;
  const noun = called === "" || isFit(called, 40) ? called : wordsOf(candidate.nouns.join(" "));
  const verb = verbs[action][language];
  const again = number > 1 ? ` (${number})` : "";
  if (field !== undefined) {
    const what = personal[field.kind][language];
    if (language === "zh") return joined(verb, noun, noun === "" ? what : `中的${what}`) + again;
    return `${verb} ${what}${noun === "" ? "" : ` in ${noun}`}${again}`;
  }
  const name = (language === "zh" ? joined(verb, noun) : `${verb} ${noun}`) + again;
  return imitates(name) ? `${name} (${candidate.nouns[0]})` : name;
}

const isFit = (text: string, max: number): boolean => textFlaw(text, max) === undefined;

function pointOf(candidate: Candidate, code: string, name: Words): ApiPoint {
  const { action, kind, operations, personal: field } = candidate;
  const risk = riskOf(candidate);
  const opened = operations.map(operationOf);
  const holdsPersonal = field !== undefined || (action === "read" && isDelicate(candidate.called));
  return {
    code,
    kind,
    write: action !== "read",
    sensitive: risk === "high" || kind === "application" || (risk === "medium" && holdsPersonal),
    risk,
    name,
    description: descriptionOf(candidate, name, opened),
    fields: field?.fields ?? [],
    operations: opened,
  };
}

function riskOf({
  action,
  kind,
  called,
  description,
  operations,
  personal: field,
}: Candidate): ApiPoint["risk"] {
  if (field !== undefined) return worst.has(field.kind) ? "high" : "medium";
  if (action === "delete" || (action === "write" && operations.some(isDangerous))) return "high";
  const isMore = kind === "application" || isDelicate(called) || isDelicate(description.slice(0, 80));
  return action === "write" || isMore ? "medium" : "low";
}

function descriptionOf(candidate: Candidate, name: Words, opened: ApiPoint["operations"]): Words {
  const { description, personal: field } = candidate;
  if (field !== undefined) {
    const members = field.fields.filter((member) => isFit(member, limits.maxField)).slice(0, 8);
    if (members.length === 0) return name;
    return {
      zh: clipped(`应答中的 ${members.join("、")}`, limits.maxDescription),
      en: clipped(`Of an answer: ${members.join(", ")}`, limits.maxDescription),
    };
  }
  const said = [description, firstSentence(description)].find(
    (text) => isFit(text, limits.maxDescription) && isSentence(text),
  );
  if (said !== undefined) return { zh: said, en: said };
  const summaries = [...new Set(opened.map((operation) => operation.name.en))];
  const few = summaries.slice(0, 3);
  const more = summaries.length - few.length;
  const text = {
    zh: `${few.join("；")}${more > 0 ? ` 等 ${summaries.length} 项` : ""}`,
    en: `${few.join("; ")}${more > 0 ? ` and ${more} more` : ""}`,
  };
  return isFit(text.zh, limits.maxDescription) && isFit(text.en, limits.maxDescription) ? text : name;
}

/** `channels:read` says nothing of what `channels:read` is. */
const isSentence = (text: string): boolean => isChinese(text) || /\S\s+\S/.test(text);

const firstSentence = (text: string): string => /^.*?[.。!！](?=\s|$)/u.exec(text)?.[0] ?? "";

function operationOf(operation: OutlinedOperation): ApiPoint["operations"][number] {
  const name = nameOfOperation(operation);
  return { method: operation.method, path: operation.path, name: { zh: name, en: name } };
}

function nameOfOperation({ method, path, operationId, summary }: OutlinedOperation): string {
  const words = wordsOf(operationId);
  const said = [clipped(summary.replace(/[.。]$/u, ""), 80), words.charAt(0).toUpperCase() + words.slice(1)];
  const place = `${method} ${path}`;
  const literals = path.split("/").filter((segment) => !segment.startsWith("{"));
  return (
    [...said, place, `${method} ${wordsOf(literals.join(" "))}`].find((text) =>
      isFit(text, limits.maxOperationName),
    ) ?? method
  );
}

/** The language that a text of the document is not in. */
export const missingLanguage = (text: string): keyof Words => (isChinese(text) ? "en" : "zh");
