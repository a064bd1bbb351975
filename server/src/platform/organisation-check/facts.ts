/** The rows in which an equality holds: those of one query, or those of it that an outer join may leave out. */
export interface Rows {
  readonly within?: Rows;
}

/** A column of some rows, or a value. It is bound when all of one of these lists are. */
export interface Term {
  readonly rows: Rows;
  readonly follows: (readonly Term[])[];
}

/** A parameter or a constant: bound because nothing has to be. */
export const given: Term = { rows: {}, follows: [[]] };

function isWithin(rows: Rows | undefined, outer: Rows): boolean {
  return rows !== undefined && (rows === outer || isWithin(rows.within, outer));
}

/** What the statement says of its columns. */
export interface Facts {
  term(rows: Rows, ...follows: Term[][]): Term;
  bound(): ReadonlySet<Term>;
}

export function noFacts(): Facts {
  const terms: Term[] = [];
  return {
    term(rows, ...follows) {
      const term = { rows, follows };
      terms.push(term);
      return term;
    },
    bound() {
      const bound = new Set([given]);
      for (let before = 0; before !== bound.size; ) {
        before = bound.size;
        for (const term of terms)
          if (term.follows.some((all) => all.every((each) => bound.has(each)))) bound.add(term);
      }
      return bound;
    },
  };
}

/** In these rows the two are equal, so each of theirs is bound by the other; rows further out are not narrowed by it. */
export function equate(one: Term | undefined, other: Term | undefined, rows: Rows): void {
  if (one === undefined || other === undefined) return;
  narrow(one, other, rows);
  narrow(other, one, rows);
}

/** The rows of `term` are those whose value is one of `by`'s. */
export function narrow(term: Term, by: Term, rows: Rows): void {
  if (isWithin(term.rows, rows)) term.follows.push([by]);
}
