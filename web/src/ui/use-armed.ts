import { type RefObject, useEffect, useState } from "react";

/** How long something must have been in view before it may be pressed, in milliseconds. */
const settleTime = 500;

/**
 * False until the element has been wholly in view for half a second, and again whenever it or the tab
 * was hidden: a click that was meant for what stood there before must not become a decision.
 */
export function useArmed(ref: RefObject<Element | null>): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let inView = false;
    function restart(): void {
      clearTimeout(timer);
      setArmed(false);
      if (inView && document.visibilityState === "visible")
        timer = setTimeout(() => setArmed(true), settleTime);
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        inView = entry?.isIntersecting ?? false;
        restart();
      },
      { threshold: 0.9 },
    );
    observer.observe(element);
    document.addEventListener("visibilitychange", restart);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("visibilitychange", restart);
    };
  }, [ref]);
  return armed;
}
