// Parses on any Node since 12, so that an old one can say what is missing instead of a syntax error.
if (Number.parseInt(process.versions.node, 10) >= 24) {
  // What was compiled once is kept beside the packages: the next start takes half the processor time.
  import("node:module").then(async ({ enableCompileCache, flushCompileCache }) => {
    enableCompileCache(`${import.meta.dirname}/../node_modules/.cache/compiled`);
    await import("../server/src/app/main.ts");
    flushCompileCache();
  });
} else {
  const platform = `${process.platform}-${process.arch}`;
  process.stderr.write(
    `No Node 24 came with npm for ${platform} and this is Node ${process.version}: ` +
      "run `npm ci --include=optional`, or install Node 24 or newer from https://nodejs.org.\n",
  );
  process.exitCode = 1;
}
