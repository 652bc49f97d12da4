import { Mark } from '@tiptap/pm/model';
import type { Passage } from './block-alignment';
import { type ChangeMark, deleted, inserted, onNode, type PlacedMark, restyled } from './change-mark';
import { BLOCK_END, inDocument, PassageText } from './passage-text';
import { type Block, startOf } from './shared-blocks';
import { type WordChange, wordChanges } from './word-changes';

/** Footnotes are characters of the private use area, from here on. */
const FIRST_NOTE = 0xe000;
const MOST_NOTES = 6000;

/** A change in a block, which may be at another place when it is shown again. */
interface RelativeMark {
  /** Index in the passage. */
  block: number;
  /** From the block's start. */
  offset: number;
  mark: ChangeMark;
}

interface Known {
  passage: Passage;
  marks: RelativeMark[];
}

/** What changed within passages; one of which nothing changed since is not compared again. */
export class PassageMarks {
  private readonly known = new WeakMap<object, Known>();

  /** @param label says that the formatting changed */
  constructor(private readonly label: string) {}

  of(passages: Passage[]): PlacedMark[] {
    const placed: PlacedMark[] = [];
    for (const passage of passages) {
      for (const { block, offset, mark } of this.marksOf(passage)) placed.push({ mark, position: startOf(passage.after[block]!) + offset });
    }
    return placed;
  }

  private marksOf(passage: Passage): RelativeMark[] {
    const node = passage.after[0]!.node;
    let known = this.known.get(node);
    if (!known || !isSame(known.passage, passage)) {
      known = { passage, marks: this.compare(passage) };
      this.known.set(node, known);
    }
    return known.marks;
  }

  private compare(passage: Passage): RelativeMark[] {
    const { before, after } = passage;
    if (before.length === 1 && after.length === 1 && before[0]!.shape === after[0]!.shape && before[0]!.node.eq(after[0]!.node)) return [];
    const placed = this.placed(passage);
    if (before[0]!.shape !== after[0]!.shape) {
      placed.push({ mark: onNode(after[0]!.node.nodeSize, 'restyled', { title: this.label }), position: startOf(after[0]!) });
    }
    const starts = after.map(startOf);
    return placed.map(({ mark, position }) => {
      const block = starts.findLastIndex((start) => start <= position);
      return { block, offset: position - starts[block]!, mark };
    });
  }

  private placed({ before, after }: Passage): PlacedMark[] {
    const pairs = pairNotes(before, after);
    const letters = new Map<Block, string>();
    const letterOf = (note: Block): string => {
      const own = letters.get(note) ?? String.fromCharCode(FIRST_NOTE + Math.min(letters.size, MOST_NOTES));
      letters.set(note, own);
      return own;
    };
    const old = new PassageText(before, letterOf);
    const now = new PassageText(after, (note) => letterOf(pairs.get(note) ?? note));
    const changes = wordChanges(old.text, now.text);
    const newNotes = after.flatMap(({ notes }) => notes.filter((note) => !pairs.has(note)));
    return [
      ...newNotes.map((note) => ({ mark: onNode(note.node.nodeSize, 'amend-added'), position: startOf(note) })),
      ...changes.flatMap((change) => changeMarks(change, old, now)),
      ...this.restyledWords(changes, old, now),
      ...[...pairs].flatMap(([note, was]) => (note.node.eq(was.node) ? [] : this.placed({ before: [was], after: [note] }))),
    ];
  }

  private restyledWords(changes: WordChange[], old: PassageText, now: PassageText): PlacedMark[] {
    const marks: PlacedMark[] = [];
    let [a, b] = [0, 0];
    for (const { fromA, toA, toB } of [...changes, endOf(old, now)]) {
      for (const [from, to] of differentlyMarked(old, a, now, b, fromA - a)) {
        const places = now.parts(from, to);
        marks.push(...places.map((place) => placedAt(place.block, place.from, restyled(place.to - place.from, this.label))));
      }
      [a, b] = [toA, toB];
    }
    return marks;
  }
}

const endOf = ({ text: a }: PassageText, { text: b }: PassageText): WordChange => ({ fromA: a.length, toA: a.length, fromB: b.length, toB: b.length });

const placedAt = (block: Block, at: number, mark: ChangeMark): PlacedMark => ({ mark, position: inDocument(block, at) });

function isSame(one: Passage, other: Passage): boolean {
  if (one.before.length !== other.before.length || one.after.length !== other.after.length) return false;
  return one.before.every((block, index) => block === other.before[index]) && one.after.every((block, index) => isSameBlock(block, other.after[index]!));
}

/** The same node may be of another section, and elsewhere. */
function isSameBlock(one: Block, other: Block): boolean {
  return one === other || (one.node === other.node && one.id === other.id && one.shape === other.shape);
}

function changeMarks({ fromA, toA, fromB, toB }: WordChange, old: PassageText, now: PassageText): PlacedMark[] {
  const marks = now.parts(fromB, toB).map(({ block, from, to }) => placedAt(block, from, inserted(to - from)));
  for (const block of now.endsIn(fromB, toB)) marks.push({ mark: onNode(block.node.nodeSize, 'amend-split'), position: startOf(block) });
  if (fromA === toA) return marks;
  const words = old.text.slice(fromA, toA);
  const { block, from } = now.point(fromB);
  const notes = [...words].flatMap((letter) => old.notes.get(letter)?.node.textContent ?? []);
  return [placedAt(block, from, deleted([words, ...notes].join('\n'), () => shownWords(words, old))), ...marks];
}

function shownWords(words: string, { notes }: PassageText): (string | Node)[] {
  return words.split(/([\ue000-\uf8ff])/).map((part) => {
    const note = notes.get(part);
    if (!note) return part.replaceAll('\n', ' ↵ ').replaceAll(BLOCK_END, ' ¶ ');
    const shown = document.createElement('sup');
    shown.textContent = `[${note.node.textContent}]`;
    return shown;
  });
}

/** The note that each was: the one with its id, or with its words. */
function pairNotes(before: Block[], after: Block[]): Map<Block, Block> {
  const [old, now] = [before, after].map((blocks) => blocks.flatMap(({ notes }) => notes)) as [Block[], Block[]];
  const pairs = new Map<Block, Block>();
  const keys = [({ id }: Block) => id, ({ node }: Block) => node.textContent];
  for (const keyOf of keys) {
    const taken = new Set(pairs.values());
    const free = new Map<string, Block[]>();
    for (const note of old) if (!taken.has(note)) free.set(keyOf(note), [...(free.get(keyOf(note)) ?? []), note]);
    for (const note of now) {
      const was = pairs.has(note) ? undefined : free.get(keyOf(note))?.shift();
      if (was) pairs.set(note, was);
    }
  }
  return pairs;
}

/** Ranges of the newer text, in words that are equal, of which the bold or another mark is not. */
function differentlyMarked(old: PassageText, fromA: number, now: PassageText, fromB: number, length: number): [number, number][] {
  const ranges: [number, number][] = [];
  let [a, b] = [old.runs.findIndex(({ to }) => to > fromA), now.runs.findIndex(({ to }) => to > fromB)];
  for (let at = 0; at < length && a >= 0 && b >= 0; ) {
    const [one, other] = [old.runs[a], now.runs[b]];
    if (!one || !other) break;
    const end = Math.min(one.to - fromA, other.to - fromB, length);
    if (!Mark.sameSet(one.marks, other.marks) && end > at) ranges.push([fromB + at, fromB + end]);
    if (one.to - fromA <= end) a++;
    if (other.to - fromB <= end) b++;
    at = end;
  }
  return ranges;
}
