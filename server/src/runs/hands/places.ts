import type { OrganisationId } from "../../platform/ids.ts";

/** How many runs a node moves at a time, in all and of one organisation. */
export interface Room {
  total: number;
  perOrganisation: number;
}

/**
 * A run that waits for a model or a skill costs memory alone, and there are twenty database connections for those that
 * do not wait. Half of them is an organisation's share: when its skill hangs, the others still have the other half.
 */
export const usualRoom: Room = { total: 64, perOrganisation: 32 };

export class Places {
  readonly room: Room;
  readonly #taken = new Map<OrganisationId, number>();
  #free: number;

  constructor(room: Room) {
    this.room = room;
    this.#free = room.total;
  }

  get free(): number {
    return this.#free;
  }

  /** How many each organisation has. */
  get taken(): ReadonlyMap<OrganisationId, number> {
    return this.#taken;
  }

  /** None is free, or the organisation has its share. */
  isFullFor(organisationId: OrganisationId): boolean {
    return this.#free <= 0 || (this.#taken.get(organisationId) ?? 0) >= this.room.perOrganisation;
  }

  occupy(organisationId: OrganisationId): void {
    this.#taken.set(organisationId, (this.#taken.get(organisationId) ?? 0) + 1);
    this.#free -= 1;
  }

  leave(organisationId: OrganisationId): void {
    const left = (this.#taken.get(organisationId) ?? 0) - 1;
    if (left > 0) this.#taken.set(organisationId, left);
    else this.#taken.delete(organisationId);
    this.#free += 1;
  }
}
