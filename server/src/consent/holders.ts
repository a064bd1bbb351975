/** What people allow now, counted for an application, for an assistant's skills, or for a person. */
export interface Held {
  id: string;
  grants: number;
  people: number;
  lastUsedAt: Date | null;
}
