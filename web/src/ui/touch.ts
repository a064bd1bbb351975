/** Writing brings up a keyboard that covers half of the screen: there nothing takes the focus by itself. */
export function hasTouchKeyboard(): boolean {
  return window.matchMedia("(pointer: coarse)").matches;
}
