import { ArrowUp } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useOpening } from "../../api/assistants.ts";
import { useOnline } from "../../api/connection.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { AssistantOpening } from "../../ui/assistant-opening.tsx";
import { cx } from "../../ui/class-names.ts";
import { useLanguage } from "../../ui/language/language.ts";
import type { Trial } from "./use-trial.ts";
import { useTrialWords } from "./words.ts";

/** How a conversation with the draft begins. */
export function FirstMessage({ assistant, trial }: { assistant: Assistant; trial: Trial }) {
  const say = useTrialWords();
  const opening = useOpening(assistant.id, true, useLanguage());
  const [text, setText] = useState("");
  const online = useOnline();
  const enabled = online && !assistant.disabled && !trial.pending;
  const sendable = text.trim() !== "" && enabled;
  const { name, icon, welcome = "", starters = [] } = opening.data ?? assistant;
  const { asks = [] } = opening.data ?? {};

  function send(said: string): void {
    if (said.trim() === "" || !enabled) return;
    setText("");
    trial.begin(said.trim(), () => setText(said));
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send(text);
  }

  return (
    <>
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-5 py-5">
        <AssistantOpening
          name={name}
          icon={icon}
          title={null}
          welcome={welcome}
          starters={starters}
          asks={asks}
          note={assistant.skills.length === 0 ? say("noSkills") : say("hint")}
          onPick={send}
        />
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send(text);
        }}
        className="mx-5 mt-1 mb-3 flex shrink-0 items-end gap-2 rounded-card border border-edge bg-page p-1 pl-3 focus-within:border-accent-ink"
      >
        <textarea
          rows={1}
          value={text}
          aria-label={say("message")}
          placeholder={say("placeholder")}
          maxLength={4000}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="min-h-8 min-w-0 flex-1 resize-none bg-transparent py-1.5 outline-none placeholder:text-faint"
        />
        <button
          type="submit"
          aria-label={say("send")}
          disabled={!sendable}
          className={cx(
            "target-44 grid size-8 shrink-0 place-items-center rounded-control",
            sendable ? "bg-accent text-on-accent hover:bg-accent-hover" : "bg-sunken text-faint",
          )}
        >
          <ArrowUp aria-hidden="true" className="size-4" />
        </button>
      </form>
    </>
  );
}
