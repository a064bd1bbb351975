import { lazy, Suspense, useEffect } from "react";
import { listenForPalette, showPalette, useShownPalette } from "./palette-state.ts";

const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));
const Shortcuts = lazy(async () => ({ default: (await import("./shortcuts.tsx")).Shortcuts }));

const close = () => showPalette(null);

/** Fetched when it is first asked for. */
export function PalettePlace() {
  const shown = useShownPalette();
  useEffect(listenForPalette, []);
  return (
    <Suspense fallback={null}>
      {shown === "palette" && <Palette onClose={close} onShortcuts={() => showPalette("shortcuts")} />}
      {shown === "shortcuts" && <Shortcuts onClose={close} />}
    </Suspense>
  );
}
