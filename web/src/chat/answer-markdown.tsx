import Markdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { OutsideLink } from "../ui/outside-link.tsx";
import { useChatWords } from "./words.ts";

/* An answer may carry what a skill or a model was made to say: no HTML, no images (loading one would send
   data out), and links only lead somewhere after a person has seen where. */

const components: Components = {
  a: ({ href, children }) => <AnswerLink href={href}>{children}</AnswerLink>,
  img: ({ alt }) => <ImageName alt={alt ?? ""} />,
  // Of a list of tasks: nothing that looks as if it could be ticked.
  input: ({ checked }) => <span>{checked ? "☑" : "☐"}</span>,
  table: ({ children }) => (
    <div className="scroll-quiet my-3 overflow-x-auto rounded-control border border-line">
      <table>{children}</table>
    </div>
  ),
};

export function AnswerMarkdown({ text }: { text: string }) {
  return (
    <div className="answer">
      <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={components} skipHtml>
        {text}
      </Markdown>
    </div>
  );
}

function AnswerLink({ href, children }: { href: string | undefined; children: React.ReactNode }) {
  const say = useChatWords();
  return (
    <OutsideLink href={href} title={say("leaveTitle")} text={say("leaveText")} open={say("leave")}>
      {children}
    </OutsideLink>
  );
}

function ImageName({ alt }: { alt: string }) {
  const say = useChatWords();
  return <span className="text-faint">[{say("image", { alt })}]</span>;
}
