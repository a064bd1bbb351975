import { expect, test } from "vitest";
import { whyUnusable } from "./data-folder.ts";

test.for([
  ["EACCES", "is not writable by"],
  ["EROFS", "read-only file system: mount it writable"],
  ["ENOTDIR", "a file is in its place: move the file away"],
  ["ENOENT", "leads through a link to nothing: repair the link"],
  ["ENOSPC", "is full: free some space"],
  ["EIO", "cannot be used (EIO): check the disk"],
] as const)("a folder refused with %s is explained in one line", ([code, reason]) => {
  const line = whyUnusable("/data", code);

  expect(line).toContain(reason);
  expect(line).toMatch(/^[^\n]+ or choose another folder with DATA_DIR\.$/);
});
