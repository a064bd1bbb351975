/** One file of the build, as far as its weight goes. */
export interface Built {
  file: string;
  /** The module that it was made for, from the web folder; null where it only holds what others share. */
  made: string | null;
  isEntry: boolean;
  /** Fetched when something asks for it: a screen, a dialog, an editor. */
  isLazy: boolean;
  /** Files that must be there before it runs. */
  imports: readonly string[];
  modules: readonly string[];
  raw: number;
  gzip: number;
}

/** What is fetched to show something: all of it for the chat, what comes on top for everything else. */
export interface Load {
  name: string;
  files: readonly string[];
  raw: number;
  gzip: number;
  limit: number;
}

/** What a build may weigh, in bytes after gzip. */
export interface Budget {
  first: {
    name: string;
    limit: number;
    /** Modules that are asked for as soon as the first ones run. */
    rightBehind: readonly string[];
    /** Parts of the names of modules that have no place in it. */
    never: readonly string[];
  };
  /** Of anything that is fetched later, unless it is named in `heavy`. */
  later: number;
  heavy: Readonly<Record<string, number>>;
}

/** The first load, and then the others, the heaviest first. */
export function loadsOf(built: readonly Built[], budget: Budget): [Load, ...Load[]] {
  const begin = built.filter(({ isEntry, made }) => isEntry || budget.first.rightBehind.includes(made ?? ""));
  const first = load(budget.first.name, withImports(begin, built), budget.first.limit);
  const later = built
    .filter(({ isLazy, file }) => isLazy && !first.files.includes(file))
    .map((each) => {
      const files = withImports([each], built).filter(({ file }) => !first.files.includes(file));
      const name = each.made ?? each.file;
      return load(name, files, budget.heavy[name] ?? budget.later);
    })
    .toSorted((a, b) => b.gzip - a.gzip);
  return [first, ...later];
}

/** Why a build is not taken; nothing where it keeps its budget. */
export function faultsOf(built: readonly Built[], budget: Budget): string[] {
  const [first, ...later] = loadsOf(built, budget);
  const made = new Set(built.map((each) => each.made));
  const heavy = [first, ...later]
    .filter(({ gzip, limit }) => gzip > limit)
    .map(({ name, gzip, limit }) => `${name} is ${kilobytes(gzip)} gzip, its limit is ${kilobytes(limit)}.`);
  const misplaced = budget.first.never
    .filter((part) => built.some((each) => first.files.includes(each.file) && holds(each, part)))
    .map((part) => `${part} is in what ${first.name} loads first.`);
  const unknown = [...budget.first.rightBehind, ...Object.keys(budget.heavy)]
    .filter((module) => !made.has(module))
    .map((module) => `The budget names ${module}, which is no file of its own.`);
  return [...heavy, ...misplaced, ...unknown];
}

const holds = ({ modules }: Built, part: string) => modules.some((module) => module.includes(part));

export const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

function withImports(begin: readonly Built[], built: readonly Built[]): Built[] {
  const found = new Set(begin);
  for (const each of found)
    for (const file of each.imports) {
      const imported = built.find((other) => other.file === file);
      if (imported) found.add(imported);
    }
  return [...found];
}

function load(name: string, files: readonly Built[], limit: number): Load {
  const sum = (weight: "raw" | "gzip") => files.reduce((total, file) => total + file[weight], 0);
  return { name, files: files.map(({ file }) => file), raw: sum("raw"), gzip: sum("gzip"), limit };
}
