/** Part of a text that was replaced by a part of another; either may be empty. */
export interface WordChange {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

/** What is longer between the equal beginning and end, or takes more steps, is one change. */
const MOST_WORDS = 4000;
const MOST_STEPS = 400;

/** Where no word begins for long, as in a language that is written without spaces. */
const LONGEST_WORD = 60;

/** What is other in a text than in the one before, in whole words, in order; none of the changes touch each other. */
export function wordChanges(before: string, after: string): WordChange[] {
  if (before === after) return [];
  const { start, end } = equalEnds(before, after);
  const whole = { fromA: start, toA: before.length - end, fromB: start, toB: after.length - end };
  if (whole.fromA === whole.toA || whole.fromB === whole.toB) return [whole];
  const [old, now] = [split(before.slice(whole.fromA, whole.toA)), split(after.slice(whole.fromB, whole.toB))];
  const changes = old.length > MOST_WORDS || now.length > MOST_WORDS ? null : compare(old, now);
  if (!changes) return [whole];
  return slidOverSpaces(joinAcrossSpaces(inLetters(changes, old, now, start), before), before, after);
}

/** How much is equal at the beginning and at the end, in whole words. */
function equalEnds(before: string, after: string): { start: number; end: number } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const inWord = (at: number, text: string) => at > 0 && at < text.length && isWord(text[at - 1]!) && isWord(text[at]!);
  for (let back = 0; back < LONGEST_WORD && (inWord(start, before) || inWord(start, after)); back++) start--;
  const breaks = () => inWord(before.length - end, before) || inWord(after.length - end, after);
  for (let on = 0; on < LONGEST_WORD && end > 0 && breaks(); on++) end--;
  return { start, end };
}

/** Halves of a letter outside the basic plane too. */
function isWord(letter: string): boolean {
  return /[\p{L}\p{M}\p{N}\u200c\u200d'’\ud800-\udfff]/u.test(letter);
}

/** Letters in a row; pictures, of which several may be one; spaces; or anything else. */
const PIECE = /[\p{L}\p{M}\p{N}\u200c\u200d'’]+|(?:\p{Extended_Pictographic}[\ufe0f\u200d\p{Emoji_Modifier}]*)+|[^\S\u2029]+|./gsu;
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LONGEST_SEGMENTED = 1000;
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The browser's own segmenter takes a time that grows with the square of the text, so it gets only what needs a dictionary. */
function split(text: string): string[] {
  const segments = (piece: string) => Array.from(segmenter.segment(piece), ({ segment }) => segment);
  const isSegmented = (piece: string) => piece.length <= LONGEST_SEGMENTED && WITHOUT_SPACES.test(piece);
  return (text.match(PIECE) ?? []).flatMap((piece) => (isSegmented(piece) ? segments(piece) : piece));
}

/** In words, not letters: the shortest edit script (Myers, An O(ND) Difference Algorithm), or null if it has too many steps. */
function compare(old: string[], now: string[]): WordChange[] | null {
  const most = Math.min(MOST_STEPS, old.length + now.length);
  const middle = most + 1;
  const furthest = new Int32Array(2 * most + 3);
  const rounds: Int32Array[] = [];
  for (let steps = 0; steps <= most; steps++) {
    rounds.push(furthest.slice(middle - steps - 1, middle + steps + 2));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const down = diagonal === -steps || (diagonal !== steps && furthest[middle + diagonal - 1]! < furthest[middle + diagonal + 1]!);
      let a = down ? furthest[middle + diagonal + 1]! : furthest[middle + diagonal - 1]! + 1;
      let b = a - diagonal;
      while (a < old.length && b < now.length && old[a] === now[b]) {
        a++;
        b++;
      }
      furthest[middle + diagonal] = a;
      if (a >= old.length && b >= now.length) return traceBack(rounds, old.length, now.length);
    }
  }
  return null;
}

/** @param rounds of each number of steps, how far the words before it came, from its lowest diagonal but one */
function traceBack(rounds: Int32Array[], toA: number, toB: number): WordChange[] {
  const changes: WordChange[] = [];
  let [a, b] = [toA, toB];
  for (let steps = rounds.length - 1; steps > 0; steps--) {
    const reached = rounds[steps]!;
    const at = (diagonal: number) => reached[diagonal + steps + 1]!;
    const diagonal = a - b;
    const down = diagonal === -steps || (diagonal !== steps && at(diagonal - 1) < at(diagonal + 1));
    const from = down ? at(diagonal + 1) : at(diagonal - 1);
    const fromB = from - (down ? diagonal + 1 : diagonal - 1);
    const step = { fromA: from, toA: down ? from : from + 1, fromB, toB: down ? fromB + 1 : fromB };
    const next = changes[0];
    if (next?.fromA === step.toA && next.fromB === step.toB) changes[0] = { ...next, fromA: step.fromA, fromB: step.fromB };
    else changes.unshift(step);
    [a, b] = [from, fromB];
  }
  return changes;
}

function inLetters(changes: WordChange[], old: string[], now: string[], start: number): WordChange[] {
  const [ofOld, ofNow] = [placesOf(old, start), placesOf(now, start)];
  return changes.map(({ fromA, toA, fromB, toB }) => ({
    fromA: ofOld[fromA]!,
    toA: ofOld[toA]!,
    fromB: ofNow[fromB]!,
    toB: ofNow[toB]!,
  }));
}

function placesOf(pieces: string[], start: number): number[] {
  const places = [start];
  for (const { length } of pieces) places.push(places.at(-1)! + length);
  return places;
}

/** Words that were replaced next to each other read better as one change. */
function joinAcrossSpaces(changes: WordChange[], before: string): WordChange[] {
  const joined: WordChange[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    const replaces = ({ fromA, toA, fromB, toB }: WordChange) => fromA < toA && fromB < toB;
    if (last && replaces(last) && replaces(change) && /^[^\S\u2029]+$/.test(before.slice(last.toA, change.fromA))) {
      joined[joined.length - 1] = { ...last, toA: change.toA, toB: change.toB };
    } else joined.push(change);
  }
  return joined;
}

/** Of words that only came or went, the space after them is taken rather than the one before. */
function slidOverSpaces(changes: WordChange[], before: string, after: string): WordChange[] {
  return changes.map((change, index) => {
    const { fromA, toA, fromB, toB } = change;
    const [text, from, to] = fromA === toA ? [after, fromB, toB] : [before, fromA, toA];
    const isOne = fromA === toA || fromB === toB;
    const next = changes[index + 1];
    if (!isOne || text[from] !== ' ' || text[to] !== ' ' || (next && next.fromA <= toA + 1)) return change;
    return { fromA: fromA + 1, toA: toA + 1, fromB: fromB + 1, toB: toB + 1 };
  });
}
