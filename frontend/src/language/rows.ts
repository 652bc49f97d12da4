/** What is known of a row's translation; none hides another. */
export const facts = ['EMPTY', 'STALE', 'MACHINE', 'UNCONFIRMED', 'CHECKED'] as const;
export type Fact = (typeof facts)[number];

/** Passages of the source and of the translation that say the same, as the server aligns them. */
export interface Row {
  /** By which the server knows it. */
  key: string;
  /** Of what its source says, by which the server knows what was seen. */
  sourceHash: string;
  /** Ids of blocks, in the order of the text. */
  source: string[];
  target: string[];
  /** Whether there are any, in either. */
  words: boolean;
  facts: Fact[];
}

/** Where a row begins in both texts, as positions in their documents; null where it has no passage. */
export interface PlacedRow {
  source: number | null;
  target: number | null;
}

/** Whether nothing is left to do in it. */
export const isReady = (row: Row): boolean => row.facts.every((fact) => fact === 'CHECKED');

/** The first row after one that something is left to do in, from the start again after the last; -1 if there is none. */
export function nextOpen(rows: Row[], after: number): number {
  for (let step = 1; step <= rows.length; step++) {
    const index = (after + step) % rows.length;
    if (!isReady(rows[index]!)) return index;
  }
  return -1;
}

export interface Tops {
  /** Where the row would begin without any space in its text, from the top of the text; null where it has no passage. */
  source: number | null;
  target: number | null;
}

export interface Spaces {
  source: number[];
  target: number[];
  /** Where each row begins. */
  tops: number[];
}

/** The space above each row's first passage in both texts with which all rows begin at one height. */
export function spaces(rows: Tops[]): Spaces {
  const result: Spaces = { source: [], target: [], tops: [] };
  let [above, beside] = [0, 0];
  for (const { source, target } of rows) {
    const [one, other] = [source === null ? null : source + above, target === null ? null : target + beside];
    const top = Math.max(one ?? 0, other ?? 0);
    const both = one !== null && other !== null;
    result.source.push(both ? top - one : 0);
    result.target.push(both ? top - other : 0);
    result.tops.push(top);
    if (both) [above, beside] = [above + top - one, beside + top - other];
  }
  return result;
}
