import { Link } from "@tanstack/react-router";
import { ExternalLink } from "lucide-react";
import { isValidElement, type ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { slugOf } from "./guides.ts";
import { linkTarget } from "./lint-page-text.ts";

/* The pages come with the app, not from outside; still no HTML, for none of them needs it. */

const components: Components = {
  a: ({ href, children }) => <HelpLink href={href}>{children}</HelpLink>,
  h2: ({ children }) => <h2 id={slugOf(textOf(children))}>{children}</h2>,
  h3: ({ children }) => <h3 id={slugOf(textOf(children))}>{children}</h3>,
  // It stands in the repository, not in the app.
  img: ({ alt }) => <em>{alt}</em>,
  // A screen reader and the keyboard reach what is beyond the edge.
  pre: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre tabIndex={0} className="scroll-quiet">
      {children}
    </pre>
  ),
  table: ({ children }) => (
    <div className="scroll-quiet my-3 overflow-x-auto rounded-control border border-line">
      <table>{children}</table>
    </div>
  ),
};

/** What a heading says, without its marks. */
function textOf(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(textOf).join("");
  return isValidElement<{ children?: ReactNode }>(node) ? textOf(node.props.children) : "";
}

export function HelpMarkdown({ text }: { text: string }) {
  return (
    <div className="answer">
      <Markdown remarkPlugins={[remarkGfm]} components={components} skipHtml>
        {text}
      </Markdown>
    </div>
  );
}

const linkLook = "text-accent-ink underline decoration-accent-ink/40 underline-offset-[3px]";

/** To another page, or out; a link to a document that the app does not have is plain text. */
function HelpLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const target = linkTarget(href);
  switch (target.kind) {
    case "page":
      return (
        <Link to="/help/lint/$code" params={{ code: target.code }} className={linkLook}>
          {children}
        </Link>
      );
    case "guide":
      return (
        <Link to="/help/$guide" params={{ guide: target.name }} hash={target.hash} className={linkLook}>
          {children}
        </Link>
      );
    case "place":
      return (
        <Link to="." hash={target.hash} className={linkLook}>
          {children}
        </Link>
      );
    case "outside":
      return (
        <a href={target.url} target="_blank" rel="noopener noreferrer" className={linkLook}>
          {children}
          <ExternalLink aria-hidden="true" className="ml-1 inline size-3.5" />
        </a>
      );
    default:
      return <>{children}</>;
  }
}
