const motion = { duration: 240, easing: "cubic-bezier(0.2, 0.7, 0.2, 1)" } as const;

/**
 * What is taken out of a turn folds into what takes its place: a copy of it, which nobody can use or hear, loses its
 * height and fades. To be called while the element is still there.
 */
export function foldAway(element: HTMLElement): void {
  const height = element.offsetHeight;
  const margin = getComputedStyle(element).marginTop;
  const turn = element.closest("[data-turn]");
  if (turn === null || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const places = placesFrom(element, turn);
  queueMicrotask(() => {
    const place = places.find(({ parent }) => parent.isConnected);
    if (element.isConnected || !turn.isConnected || place === undefined) return;
    const copy = inertCopy(element);
    place.parent.insertBefore(copy, place.next?.parentElement === place.parent ? place.next : null);
    const from = { height: `${height}px`, marginTop: margin, opacity: 1 };
    copy.animate([from, { height: "0", marginTop: "0", opacity: 0 }], motion).onfinish = () => copy.remove();
  });
}

/** Where it stands, and where what is around it stands, which may go with it; from the inside to the outside. */
function placesFrom(element: Element, turn: Element): { parent: Element; next: ChildNode | null }[] {
  const parent = element.parentElement;
  if (parent === null || element === turn) return [];
  return [{ parent, next: element.nextSibling }, ...placesFrom(parent, turn)];
}

function inertCopy(element: HTMLElement): HTMLElement {
  const copy = element.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return element;
  for (const each of [copy, ...copy.querySelectorAll("*")])
    for (const name of ["id", "name", "data-request", "aria-labelledby"]) each.removeAttribute(name);
  copy.inert = true;
  copy.ariaHidden = "true";
  copy.dataset.folding = "";
  copy.classList.add("overflow-y-clip");
  return copy;
}
