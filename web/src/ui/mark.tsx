/** The sign of Behalf, a B of two halves: yours is solid, the one that acts for you is drawn. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className}>
      <path d="M5 2h8.25a4.75 4.75 0 0 1 0 9.5H5z" className="fill-accent-ink" />
      <path
        d="M6 13.5h9a4 4 0 0 1 0 8H6z"
        fill="none"
        strokeWidth="2"
        strokeLinejoin="round"
        className="stroke-ink"
      />
    </svg>
  );
}
