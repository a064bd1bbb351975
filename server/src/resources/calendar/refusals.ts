import { CompatibleError } from "../../oauth/index.ts";
import type { AppError } from "../../platform/errors.ts";

// What the compatible platform's calendar says, code by code; to our own pages they are refusals like any other.

export const noSuchEvent = (): AppError =>
  new CompatibleError("not_found", { code: "itemNotFound", message: "Item not found" });

export const noSuchInstance = (): AppError =>
  new CompatibleError("not_found", { code: "instanceNotExist", message: "Instance not exist" });

export const notTheirs = (): AppError =>
  new CompatibleError("forbidden", {
    status: 400,
    code: "permissionDeny",
    message: "Only the organizer may change this event",
  });

export const tooManyToday = (): AppError =>
  new CompatibleError("too_many_attempts", {
    status: 400,
    code: "flowLimit",
    message: "No more than 100 events can be created for a user in a day",
  });

export const stillAtIt = (): AppError =>
  new CompatibleError("unavailable", {
    status: 400,
    code: "idempotencyProcessing",
    message: "A request with this x-client-token is still being processed",
  });

export const invalid = (message: string): AppError =>
  new CompatibleError("invalid_input", { code: "invalidParameter", message });

export const illegalSchedule = (): AppError =>
  new CompatibleError("invalid_input", { code: "paramIllegal", message: "PARAM ILLEGAL" });

export const outdatedSync = (): AppError => invalid("syncToken is outdated: list all events anew");
