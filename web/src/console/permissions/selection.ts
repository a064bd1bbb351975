export interface Selection {
  isSelected: (code: string) => boolean;
  /** For a checkbox's change event; with Shift held, everything since the last one. */
  toggle: (code: string) => (event: unknown) => void;
  /** Whether all shown rows that can be are selected, some, or none. */
  extent: "all" | "some" | "none";
  toggleAll: () => void;
}
