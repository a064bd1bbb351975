import { ImageUp, Trash2 } from "lucide-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { useChangePicture } from "../../api/profile.ts";
import { useSession } from "../../api/session.ts";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { useFailureText } from "../../ui/failure.tsx";
import { Face } from "../../ui/tile.tsx";
import { toast } from "../../ui/toast.tsx";
import { imageUrlOf, isTooLarge, mayBeAnImage, withoutHead } from "./image-file.ts";
import { useAccountWords } from "./words.ts";

/** One's own picture: an image is chosen, or dropped here, and is seen while it is being saved. */
export function OwnPicture() {
  const say = useAccountWords();
  const failureText = useFailureText();
  const { user } = useSession();
  const change = useChangePicture();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [preview, setPreview] = useState<string>();
  const [sent, setSent] = useState(0);
  const [problem, setProblem] = useState<string>();
  const note = useId();

  function save(image: string | null): void {
    setSent(0);
    change.mutate(
      { image, onSent: setSent },
      {
        onSuccess: () => toast.success(say(image === null ? "pictureRemoved" : "pictureSaved")),
        onError: (error) => setProblem(failureText(error)),
        onSettled: () => setPreview(undefined),
      },
    );
  }

  async function take(file: File | undefined): Promise<void> {
    setProblem(undefined);
    if (file === undefined || change.isPending) return;
    if (!mayBeAnImage(file)) return setProblem(say("pictureKind"));
    if (isTooLarge(file)) return setProblem(say("pictureTooLarge"));
    const url = await imageUrlOf(file);
    setPreview(url);
    save(withoutHead(url));
  }

  const dropping = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void take(event.dataTransfer.files[0]);
    },
  };
  return (
    <div
      {...dropping}
      className={cx(
        "flex flex-wrap items-center gap-x-5 gap-y-3 rounded-card border border-dashed p-4",
        over ? "border-accent-ink bg-accent-soft" : "border-line-strong",
      )}
    >
      <span className={cx("transition-opacity", change.isPending && "opacity-55")}>
        <Face size="large" name={user.name} picture={preview ?? user.picture} />
      </span>
      <div className="min-w-0 flex-1 basis-48 space-y-2">
        <div className="flex flex-wrap gap-2">
          <Button busy={change.isPending} aria-describedby={note} onClick={() => input.current?.click()}>
            {!change.isPending && <ImageUp aria-hidden="true" />}
            {change.isPending ? say("pictureSaving") : say("pictureChoose")}
          </Button>
          {user.picture !== null && (
            <Button variant="quiet" disabled={change.isPending} onClick={() => save(null)}>
              <Trash2 aria-hidden="true" />
              {say("pictureRemove")}
            </Button>
          )}
        </div>
        {preview !== undefined && <SentPart part={sent} />}
        <p id={note} className="text-note text-pretty text-faint">
          <span className="pointer-coarse:hidden">{say("pictureDrop")}</span> {say("pictureNote")}
        </p>
        <p role="alert" className="text-work text-notice-ink empty:hidden">
          {problem}
        </p>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say("pictureChoose")}
        accept="image/jpeg,image/png,image/webp,image/gif"
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          // The same file may be chosen again.
          currentTarget.value = "";
        }}
      />
    </div>
  );
}

/** How much of the picture has been sent; then it is being drawn anew. */
function SentPart({ part }: { part: number }) {
  const say = useAccountWords();
  const percent = Math.floor(part * 100);
  const text = percent < 100 ? say("pictureSent", { percent: String(percent) }) : say("pictureDrawn");
  return (
    <div className="max-w-60 space-y-1">
      <div
        role="progressbar"
        aria-label={say("pictureSaving")}
        aria-valuenow={percent}
        aria-valuetext={text}
        className="h-1 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <p aria-hidden="true" className="text-note tabular-nums text-faint">
        {text}
      </p>
    </div>
  );
}
