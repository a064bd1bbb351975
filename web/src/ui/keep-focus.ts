import { hasTouchKeyboard } from "./touch.ts";

/*
 * What has the focus may go: a line is deleted, a button does its work and is gone, a page gives way to the next. Whoever
 * uses the keyboard or a screen reader would stand at the top of the document. So the focus goes to what stands nearest.
 */

/** An element that had the focus, or one around it, and which of its parent's children it was. */
interface Place {
  element: Element;
  index: number;
}

/** In milliseconds. What takes the focus itself has it by then; the line that takes it from its card may be on its way. */
const patience = 100;
const patienceInTurn = 2_000;

const tabbable = [
  "a[href]",
  "button:not([disabled])",
  "input:not([disabled], [type=hidden])",
  "select:not([disabled])",
  "textarea:not([disabled])",
  "[tabindex]:not([tabindex='-1'])",
].join(",");

/** For `ref`: has the focus as soon as it is there. */
export const focusOnArrival = (element: HTMLElement | null): void => element?.focus({ preventScroll: true });

/** From the innermost outwards; behind a dialog, what had the focus when it opened. */
let places: readonly Place[] = [];
let behind: readonly Place[] = [];
/** The page on which it was had. */
let page = "";
let looking = false;
let working = false;

export function keepFocus(): void {
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest("dialog") === null) behind = [];
    else if (places[0]?.element.closest("dialog") === null) behind = places;
    places = placesOf(target);
    page = location.pathname;
    working = false;
  });
  // Whoever clicks beside everything means to be nowhere.
  document.addEventListener("pointerdown", () => setTimeout(() => isNowhere() && forget()));
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ["disabled"],
  });
}

/** A button that works for a while has it again when it is ready; what is gone leaves it to what stands nearest. */
function look(): void {
  const had = places[0]?.element;
  if (looking || had === undefined || !isNowhere()) return;
  if (had.isConnected) {
    const was = working;
    working = had.matches(":disabled");
    if (was && !working && had instanceof HTMLElement) had.focus({ preventScroll: true });
    return;
  }
  looking = true;
  setTimeout(
    () => {
      looking = false;
      if (isNowhere() && places[0]?.element.isConnected === false) nearest(places)?.focus();
    },
    places.some(({ element }) => element.matches("[data-turn]")) ? patienceInTurn : patience,
  );
}

const isNowhere = () => document.activeElement === document.body;

function forget(): void {
  places = [];
  behind = [];
}

function placesOf(target: Element): Place[] {
  const found: Place[] = [];
  for (let element: Element | null = target; element !== null; element = element.parentElement) {
    found.push({ element, index: [...(element.parentElement?.children ?? [])].indexOf(element) });
  }
  return found;
}

/** In the place of what went, beside it, around it; at last the page itself. */
function nearest(around: readonly Place[]): HTMLElement | null {
  const main = document.getElementById("main");
  if (location.pathname !== page) return main;
  for (const [at, { index }] of around.entries()) {
    const parent = around[at + 1]?.element;
    if (parent === undefined || parent === document.body) break;
    if (!parent.isConnected) continue;
    // A message that is over leads nowhere.
    if (parent === main || parent.matches("[data-toasts]")) return main;
    const found = firstIn(parent.children[index]) ?? firstIn(parent.children[index - 1]) ?? firstIn(parent);
    if (found !== undefined) return found;
  }
  return around === behind || behind.length === 0 ? main : nearest(behind);
}

function firstIn(place: Element | undefined): HTMLElement | undefined {
  if (place === undefined) return undefined;
  return [...(place.matches(tabbable) ? [place] : []), ...place.querySelectorAll(tabbable)].find(
    (element): element is HTMLElement =>
      element instanceof HTMLElement &&
      element.checkVisibility() &&
      !(hasTouchKeyboard() && isField(element)),
  );
}

const isField = (element: Element) => element.matches("input, textarea");
