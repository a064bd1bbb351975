import { wordsOf } from "../../platform/text.ts";
import type { AnswerMember } from "../operations/answer-members.ts";
import { child, textOf } from "../parse/tree.ts";
import type { PersonalKind, PersonalMember } from "./outline.ts";

/** Names in words of lower case, `homePhoneNumber` as `home phone number`, and what Chinese documents call such a member. */
const signs: readonly (readonly [PersonalKind, RegExp, RegExp])[] = [
  [
    "mobile",
    /\b(mobile|cell ?phone|phone|telephone|tel|msisdn)( (number|no|num))?$/,
    /手机号?码?$|^(联系)?电话(号码)?$/,
  ],
  [
    "idCard",
    /\b((id|identity|identification) ?card|id ?card( (number|no|num))?|identity (number|no)|national id( number)?|national identification number|ssn|social security( number)?|nino|national insurance number|passport( (number|no))?|cert no|sfzh|tax file number|ird number|driver s? ?licen[sc]e( number)?)$/,
    /身份证|护照号|证件号/,
  ],
  [
    "bankAccount",
    /\b(iban|bank account( (number|no|num))?|bank ?card( (number|no|num))?|card number|bsb|sort code|routing number)$/,
    /银行卡|银行账[号户]|开户行/,
  ],
  [
    "salary",
    /\b(salary|salaries|wages?|pay rate|hourly rate|annual salary|gross (earnings|pay)|net pay|compensation)$/,
    /工资|薪[资酬水]|年薪|月薪/,
  ],
  ["birthday", /\b(birth ?day|birth ?date|date of birth|dob)$/, /生日|出生日期|出生年月/],
  ["homeAddress", /\b(home|residential|residence|private) address$/, /家庭住址|居住地址|^住址$/],
  [
    "health",
    /\b(diagnosis|diagnoses|medical (history|record|condition)s?|blood (type|group)|disability|disabilities)$/,
    /病历|诊断|血型|健康状况|过敏史/,
  ],
  [
    "background",
    /\b(ethnicity|ethnic (group|origin)|religion|marital status|political (status|affiliation)|sexual orientation)$/,
    /民族|宗教|婚姻状况|政治面貌/,
  ],
];

/** Of one answer; it is bounded by what a point may open. */
const maxMembers = 40;

export function personalIn(members: readonly AnswerMember[]): PersonalMember[] {
  const found = new Map<string, PersonalMember>();
  for (const { path, layers } of members) {
    const name = path.at(-1);
    if (name === undefined || found.has(name) || found.size >= maxMembers || !isPlainName(name)) continue;
    const said = layers.nodes.flatMap((node) => [
      textOf(child(node, "title")),
      textOf(child(node, "description")),
    ]);
    const kind = kindOf(
      name,
      said.filter((text) => text !== undefined),
    );
    if (kind !== undefined) found.set(name, { name, kind });
  }
  return [...found.values()];
}

const isPlainName = (name: string): boolean => /^[\p{L}\p{N}_.$-]{1,60}$/u.test(name);

/** A description tells by its name for the member, not by whatever it mentions. */
const maxSaid = 16;

export function kindOf(name: string, said: readonly string[] = []): PersonalKind | undefined {
  const words = wordsOf(name);
  if (/^(is|has|includes?|can|should|show|allow|enable|use)\b/.test(words)) return undefined;
  const chinese = [name, ...said].map((text) => text.slice(0, 200).split(/[，。；;,（(\s]/)[0] ?? "");
  return signs.find(
    ([, english, spoken]) =>
      english.test(words) || chinese.some((text) => text.length <= maxSaid && spoken.test(text)),
  )?.[0];
}
