import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";

const storageKey = "behalf.theme";
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function currentTheme(): Theme {
  const stored = localStorage.getItem(storageKey);
  return stored === "light" || stored === "dark" ? stored : "system";
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentTheme);
}

export function setTheme(theme: Theme): void {
  if (theme === "system") localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, theme);
  applyTheme();
  for (const listener of listeners) listener();
}

/** Puts the chosen theme on `<html>` and follows the system, and other tabs, from then on. */
export function startTheme(): void {
  applyTheme();
  systemDark.addEventListener("change", applyTheme);
  addEventListener("storage", (event) => {
    if (event.key === storageKey) applyTheme();
  });
}

function applyTheme(): void {
  const theme = currentTheme();
  const dark = theme === "dark" || (theme === "system" && systemDark.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
