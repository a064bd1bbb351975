/* Whether somebody was signed in in this browser and did not sign out: only to them has a session expired. */

const key = "behalf.signed-in";

export function noteSignedIn(): void {
  localStorage.setItem(key, "true");
}

export function noteSignedOut(): void {
  localStorage.removeItem(key);
}

export function wasSignedIn(): boolean {
  return localStorage.getItem(key) !== null;
}

interface SignInPlace {
  /** Where to go afterwards: a path of this origin. */
  next: string;
  reason?: "expired";
}

/** What the sign-in page is told when whoever wants to go to `next` has no session. */
export function signInPlace(next: string): SignInPlace {
  return wasSignedIn() ? { next, reason: "expired" } : { next };
}
