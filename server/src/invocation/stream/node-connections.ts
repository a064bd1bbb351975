import type { ApplicationId } from "../../platform/ids.ts";
import type { Changes } from "../../platform/jobs/changes.ts";
import { changeKey } from "../../platform/jobs/teller.ts";
import type { Connection, StreamConnectionId } from "./connection.ts";

/** The connections this node holds, by application. While it holds one, it hears of changes to the application. */
export class NodeConnections {
  readonly #changes: Changes;
  readonly #onChange: (applicationId: ApplicationId) => void;
  readonly #byApplication = new Map<ApplicationId, Map<StreamConnectionId, Connection>>();
  readonly #following = new Map<ApplicationId, () => void>();

  constructor(changes: Changes, onChange: (applicationId: ApplicationId) => void) {
    this.#changes = changes;
    this.#onChange = onChange;
  }

  get size(): number {
    return this.all().length;
  }

  all(): Connection[] {
    return [...this.#byApplication.values()].flatMap((connections) => [...connections.values()]);
  }

  of(applicationId: ApplicationId): Connection[] {
    return [...(this.#byApplication.get(applicationId)?.values() ?? [])];
  }

  /** One that can take a call now, at random. */
  pick(applicationId: ApplicationId): Connection | undefined {
    const free = this.of(applicationId).filter((connection) => connection.free);
    return free[Math.floor(Math.random() * free.length)];
  }

  add(connection: Connection): void {
    const { organisationId, applicationId } = connection;
    const connections = this.#byApplication.get(applicationId) ?? new Map();
    this.#byApplication.set(applicationId, connections.set(connection.id, connection));
    if (this.#following.has(applicationId)) return;
    const stop = this.#changes.follow("stream", changeKey(organisationId, applicationId), () =>
      this.#onChange(applicationId),
    );
    this.#following.set(applicationId, stop);
  }

  remove({ applicationId, id }: Connection): void {
    const connections = this.#byApplication.get(applicationId);
    connections?.delete(id);
    if (connections === undefined || connections.size > 0) return;
    this.#byApplication.delete(applicationId);
    this.#following.get(applicationId)?.();
    this.#following.delete(applicationId);
  }
}
