import { lazy, Suspense } from "react";
import { drawnName } from "./drawn-names.ts";
import { clip } from "./text.ts";
import { Tile } from "./tile.tsx";
import { useSpokenName } from "./use-spoken-name.ts";

const DrawnIcon = lazy(async () => ({ default: (await import("./drawn-icon.tsx")).DrawnIcon }));

interface AssistantIconProps {
  name: string;
  /** One character, or the name of a drawn one; empty: the first of the name. */
  icon: string;
  size?: "small" | "large";
}

/** An ink tile with one character or drawing in it; its name always stands beside it. */
export function AssistantIcon({ name, icon, size = "small" }: AssistantIconProps) {
  const spoken = useSpokenName();
  const drawn = drawnName(icon);
  return (
    <Tile size={size === "small" ? "small" : "medium"}>
      {drawn === undefined ? (
        clip(icon, 1) || firstOf(spoken(name, 20))
      ) : (
        <Suspense fallback={null}>
          <DrawnIcon name={drawn} />
        </Suspense>
      )}
    </Tile>
  );
}

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function firstOf(name: string): string {
  const [first] = characters.segment(name);
  return (first?.segment ?? "").toLocaleUpperCase();
}
