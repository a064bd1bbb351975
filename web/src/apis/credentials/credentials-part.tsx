import { useState } from "react";
import { useRotateApiSecret } from "../../api/apis.ts";
import type { Api } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { RotateDialog } from "../../ui/credentials/rotate-dialog.tsx";
import { SecretLine } from "../../ui/credentials/secret-line.tsx";
import { useCredentialWords } from "../../ui/credentials/words.ts";
import { Facts } from "../../ui/facts.tsx";
import { Segments } from "../../ui/segments.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { type Framework, frameworks, snippets } from "./snippets.ts";
import { useApiCredentialWords } from "./words.ts";

/** How an API proves who it is, and how it protects a route. */
export function CredentialsPart({ api }: { api: Api }) {
  return (
    <div className="grid max-w-[110rem] items-start gap-x-10 gap-y-8 px-gutter py-5 xl:grid-cols-2">
      <Credentials api={api} />
      <ProtectGuide api={api} />
    </div>
  );
}

function Credentials({ api }: { api: Api }) {
  const say = useApiCredentialWords();
  const sayOf = useCredentialWords();
  const [rotating, setRotating] = useState(false);
  return (
    <Sheet
      level={2}
      title={say("title")}
      aside={
        <Button size="small" onClick={() => setRotating(true)}>
          {sayOf("rotate")}
        </Button>
      }
    >
      <Facts
        ruled
        facts={[
          {
            label: sayOf("apiId"),
            value: (
              <>
                <span className="flex items-center gap-1">
                  <code className="min-w-0 font-mono text-note break-all">{api.id}</code>
                  <CopyButton text={api.id} label={sayOf("copyApiId")} />
                </span>
                <span className="text-note text-faint">{say("idHint")}</span>
              </>
            ),
          },
          ...(api.secrets ?? []).map((secret) => ({
            label: sayOf("apiSecret"),
            value: <SecretLine secret={secret} />,
          })),
        ]}
      />
      <p className="border-line border-t pt-2 text-note text-pretty text-faint">{sayOf("secretHint")}</p>
      {rotating && <Rotating apiId={api.id} onClose={() => setRotating(false)} />}
    </Sheet>
  );
}

function Rotating({ apiId, onClose }: { apiId: string; onClose: () => void }) {
  const rotate = useRotateApiSecret(apiId);
  return <RotateDialog of="api" rotate={rotate} secret={rotate.data?.secret} onClose={onClose} />;
}

/** One line before a route, in the words of the packages. */
function ProtectGuide({ api }: { api: Api }) {
  const say = useApiCredentialWords();
  const [framework, setFramework] = useState<Framework>("express");
  const point = (api.published ?? api.draft).points.find(({ operations }) => operations.length > 0);
  const [operation] = point?.operations ?? [];
  const code =
    point &&
    operation &&
    snippets[framework]({ origin: location.origin, apiId: api.id, scope: point.code, ...operation });
  return (
    <Sheet level={2} title={say("protectTitle")} className="min-w-0">
      <p className="max-w-prose text-pretty text-soft">{say("protectText")}</p>
      {code === undefined ? (
        <p className="mt-3 text-faint">{say("none")}</p>
      ) : (
        <>
          <div className="mt-4 mb-2 flex items-center justify-between gap-2">
            <Segments
              legend={say("framework")}
              options={frameworks.map((value) => ({ value, label: say(value) }))}
              value={framework}
              onChange={setFramework}
            />
            <CopyButton text={code} label={say("copyCode")} />
          </div>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard
            tabIndex={0}
            className="scroll-quiet overflow-x-auto rounded-control bg-sunken px-3.5 py-3 font-mono text-note leading-5"
          >
            {code}
          </pre>
          <p className="mt-2 text-note text-faint">
            {say.rich("example", { code: <code className="font-mono">{point?.code}</code> })}
          </p>
        </>
      )}
    </Sheet>
  );
}
