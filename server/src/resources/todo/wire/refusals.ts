import { CompatibleError, noSuchPerson, type Renderings, v1ErrorsWith } from "../../../oauth/index.ts";
import type { ErrorDialect } from "../../../platform/http/dialect.ts";

/** How one operation says no, by the code that begins all of its own. */
export interface Refusals {
  readonly dialect: ErrorDialect;
  /** The words of the official documents for what is wrong with a request. */
  wrong(message: string): CompatibleError;
}

interface Named {
  /** Its path names a to-do. */
  ofOne?: boolean;
  systemStatus?: 400 | 500;
}

export function refusalsOf(name: string, { ofOne = false, systemStatus = 500 }: Named = {}): Refusals {
  const paramError = (message: string) => ({ status: 400, code: `${name}.paramError`, message });
  const own: Renderings = {
    invalid_input: paramError(`${name}.paramError`),
    not_found: ofOne ? paramError("task not exist") : noSuchPerson,
    todo_exists: paramError("task exist"),
    made_by_another: paramError("task not belong to bizTag"),
    forbidden: { status: 403, code: `${name}.permissionDeny`, message: "该用户在此待办中的角色不允许此操作" },
    too_many_attempts: {
      status: 400,
      code: `${name}.flowControlError`,
      message: "flowControl because of executorId",
    },
    internal: { status: systemStatus, code: `${name}.systemError`, message: `${name}.systemError` },
  };
  return {
    dialect: v1ErrorsWith(own),
    wrong: (message) => new CompatibleError("invalid_input", paramError(message)),
  };
}
