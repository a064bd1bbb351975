import type { ReactNode } from "react";
import { GivenName, GivenText } from "../ui/given-name.tsx";
import { Host } from "../ui/host.tsx";
import { defineWords } from "../ui/language/define-words.tsx";
import { Verb } from "../ui/verb.tsx";

/* What every request to a person says about the call it is for: why, by whose skill, and where it goes. */

const useFactWords = defineWords(
  {
    task: "用于完成",
    request: "“{request}”",
    skill: "技能",
    skillNameGiven: "（名称由开发者提供）",
    host: "发送到",
    stream: "开发者自己的程序，经由它主动建立的连接（流模式）",
    led: "因为",
    because: "“{skill}”返回的内容引出了这一步，不是你直接提出的。",
    model: "语言模型",
    reader: "返回的内容可能发送到 {host}",
  },
  {
    task: "To complete",
    request: "“{request}”",
    skill: "Skill",
    skillNameGiven: "(name given by its developer)",
    host: "Sent to",
    stream: "its developer's program, over a connection that it opened (stream mode)",
    led: "Because",
    because: "An answer of “{skill}” led to this step; you did not ask for it directly.",
    model: "Language model",
    reader: "What it opens may reach {host}",
  },
);

interface RequestFactsProps {
  /** The person's own words; left out where they are not in question any more. */
  request?: string | undefined;
  skill: { title: string; host: string };
  /** The skill whose answer led to the call. */
  because?: { skill: string } | undefined;
  /** Whose language model may be told what the skill answers. */
  reader?: string | undefined;
  /** Said elsewhere on the card, so not here again: that the names are its developer's. */
  namesExplained?: boolean;
  /** What is asked of the host. */
  method?: string;
  path?: string | undefined;
}

export function RequestFacts(props: RequestFactsProps) {
  const { request, skill, because, reader, namesExplained = false, method, path = "" } = props;
  const say = useFactWords();
  return (
    <dl className="grid shrink-0 grid-cols-[var(--label)_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 px-3 pb-2.5 sm:gap-x-4 sm:gap-y-1 sm:px-5 sm:pb-3">
      {request !== undefined && (
        <Fact label={say("task")}>
          <span className="-ml-2 block w-fit max-w-[calc(100%+0.5rem)] rounded-tag bg-sunken px-2 py-0.5 font-medium">
            {say.rich("request", { request: <GivenText max={80}>{request}</GivenText> })}
          </span>
        </Fact>
      )}
      <Fact label={say("skill")}>
        <GivenName>{skill.title}</GivenName>{" "}
        {!namesExplained && (
          <span className="whitespace-nowrap text-note text-faint">{say("skillNameGiven")}</span>
        )}
      </Fact>
      <Fact label={say("host")}>
        {method !== undefined && (
          <>
            <Verb method={method} />{" "}
          </>
        )}
        {skill.host === "" ? say("stream") : <Host name={skill.host} path={path} />}
      </Fact>
      {reader !== undefined && (
        <Fact label={say("model")}>{say.rich("reader", { host: <Host name={reader} /> })}</Fact>
      )}
      {because && (
        <Fact label={say("led")}>
          <span className="text-notice-ink">
            {say.rich("because", { skill: <GivenName>{because.skill}</GivenName> })}
          </span>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
