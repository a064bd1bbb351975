import { Link2, TriangleAlert } from "lucide-react";
import { Fragment } from "react";
import { GivenName } from "../ui/given-name.tsx";
import { defineWords } from "../ui/language/define-words.tsx";

/* What every request to a person says about the call it is for: why, by whose skill, and where it goes. */

const useFactWords = defineWords(
  {
    task: "用于完成",
    request: "“{request}”",
    skill: "技能",
    skillNameGiven: "名称由开发者提供",
    host: "发送到",
    stream: "开发者自己的程序，经由它主动建立的连接（流模式）",
    because: "“{skill}”返回的内容引出了这一步，不是你直接提出的。",
  },
  {
    task: "To complete",
    request: "“{request}”",
    skill: "Skill",
    skillNameGiven: "name given by its developer",
    host: "Sent to",
    stream: "its developer's program, over a connection that it opened (stream mode)",
    because: "An answer of “{skill}” led to this step; you did not ask for it directly.",
  },
);

interface RequestFactsProps {
  /** The person's own words. */
  request: string;
  skill: { title: string; host: string };
  /** The skill whose answer led to the call. */
  because?: { skill: string } | undefined;
  /** Said elsewhere on the card, so not here again: that the names are its developer's. */
  namesExplained?: boolean;
}

export function RequestFacts({ request, skill, because, namesExplained = false }: RequestFactsProps) {
  const say = useFactWords();
  return (
    <>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 text-[0.8125rem]">
        <dt className="text-faint">{say("task")}</dt>
        <dd className="-ml-2 rounded-md bg-sunken px-2 py-0.5">
          {say.rich("request", { request: <GivenName max={80}>{request}</GivenName> })}
        </dd>
        <dt className="text-faint">{say("skill")}</dt>
        <dd>
          <GivenName>{skill.title}</GivenName>{" "}
          {!namesExplained && (
            <span className="text-xs whitespace-nowrap text-faint">({say("skillNameGiven")})</span>
          )}
        </dd>
        <dt className="text-faint">{say("host")}</dt>
        <dd>{skill.host === "" ? say("stream") : <Host name={skill.host} />}</dd>
      </dl>
      {because && (
        <p className="mt-2 flex gap-2 rounded-md bg-warn-soft px-2 py-1 text-[0.8125rem] leading-snug text-warn-ink">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0">
            {say.rich("because", { skill: <GivenName>{because.skill}</GivenName> })}
          </span>
        </p>
      )}
    </>
  );
}

/** A host, broken between its labels where it is too long. */
export function Host({ name }: { name: string }) {
  return (
    <span className="flex items-baseline gap-1.5 font-mono">
      <Link2 aria-hidden="true" className="size-3.5 shrink-0 translate-y-0.5 text-faint" />
      <bdi className="min-w-0">
        {name.split(/(?<=[.:])/).map((label, index) => (
          <Fragment key={`${index}${label}`}>
            {label}
            <wbr />
          </Fragment>
        ))}
      </bdi>
    </span>
  );
}
