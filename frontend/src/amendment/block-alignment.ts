import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { BaseText } from './base-text';
import type { Block } from './shared-blocks';

/** Blocks that became one another: mostly one each, several where one was split or several were joined. */
export interface Passage {
  before: Block[];
  after: Block[];
}

/** What became of the blocks that hold words. Those in no list or set are new, or gone. */
export interface Alignment {
  /** In order. */
  passages: Passage[];
  /** By the block that the text has now, the one at the place before. */
  moved: Map<Block, Block>;
  added: Set<Block>;
  removed: Set<Block>;
}

/** Fewer words are found again anywhere. */
const LEAST_MOVED_WORDS = 3;

const MOST_OF = 0.6;

/**
 * A block is the one with its id. Undo and a change of a block's kind make a new one, so of the others those with the same
 * words belong together too: where they were, or moved.
 */
export function align(base: BaseText, leaves: Block[]): Alignment {
  const partners = leaves.map(({ id }) => base.indexes.get(id) ?? -1);
  const taken = new Set(partners);
  const moved = new Map<Block, Block>();
  if (partners.includes(-1) && base.leaves.some((_, index) => !taken.has(index))) pairEqualTexts(base, leaves, partners, taken, moved);
  return passagesOf(base.leaves, leaves, partners, moved);
}

function pairEqualTexts(base: BaseText, leaves: Block[], partners: number[], taken: Set<number>, moved: Map<Block, Block>): void {
  const waiting = new Map<string, number[]>();
  base.leaves.forEach((leaf, index) => {
    if (taken.has(index)) return;
    const text = textOf(leaf.node);
    waiting.set(text, [...(waiting.get(text) ?? []), index]);
  });
  const limits = followingPartners(partners, base.leaves.length);
  let last = -1;
  leaves.forEach((leaf, index) => {
    if (partners[index] !== -1) {
      last = partners[index]!;
      return;
    }
    const candidates = waiting.get(textOf(leaf.node));
    const here = candidates?.findIndex((candidate) => last < candidate && candidate < limits[index]!) ?? -1;
    if (here >= 0) partners[index] = last = candidates!.splice(here, 1)[0]!;
  });
  leaves.forEach((leaf, index) => {
    if (partners[index] !== -1 || wordsOf(leaf.node).length < LEAST_MOVED_WORDS) return;
    const from = waiting.get(textOf(leaf.node))?.shift();
    if (from !== undefined) moved.set(leaf, base.leaves[from]!);
  });
}

/** For each block, the partner of the next one that has any. */
function followingPartners(partners: number[], none: number): number[] {
  const following = new Array<number>(partners.length);
  let next = none;
  for (let index = partners.length - 1; index >= 0; index--) {
    following[index] = next;
    if (partners[index] !== -1) next = partners[index]!;
  }
  return following;
}

function passagesOf(before: Block[], after: Block[], partners: number[], moved: Map<Block, Block>): Alignment {
  const ofBefore = new Map<Block, Passage>();
  const ofAfter = new Map<Block, Passage>();
  const passages: Passage[] = [];
  after.forEach((leaf, index) => {
    if (partners[index] === -1) return;
    const old = before[partners[index]!]!;
    const passage = { before: [old], after: [leaf] };
    passages.push(passage);
    ofAfter.set(leaf, passage);
    ofBefore.set(old, passage);
  });
  const movedAway = new Set(moved.values());
  attachNeighbours(after, ofAfter, (leaf) => moved.has(leaf), 'after');
  attachNeighbours(before, ofBefore, (leaf) => movedAway.has(leaf), 'before');
  return {
    passages,
    moved,
    added: new Set(after.filter((leaf) => !ofAfter.has(leaf) && !moved.has(leaf))),
    removed: new Set(before.filter((leaf) => !ofBefore.has(leaf) && !movedAway.has(leaf))),
  };
}

/** What was split off a block is in the passage of that block, and so is a block that was joined to it. */
function attachNeighbours(leaves: Block[], passages: Map<Block, Passage>, isMoved: (leaf: Block) => boolean, side: keyof Passage): void {
  if (passages.size === leaves.length) return;
  const attach = (leaf: Block, neighbour: Block | undefined, add: 'push' | 'unshift') => {
    const passage = neighbour && passages.get(neighbour);
    if (!passage || passages.has(leaf) || isMoved(leaf) || !canJoin(leaf, neighbour) || !hasMostWordsOf(passage, leaf, side)) return;
    passage[side][add](leaf);
    passages.set(leaf, passage);
  };
  leaves.forEach((leaf, index) => attach(leaf, leaves[index - 1], 'push'));
  for (let index = leaves.length - 2; index >= 0; index--) attach(leaves[index]!, leaves[index + 1], 'unshift');
}

/** The words of two cells are never one paragraph. */
function canJoin(one: Block, other: Block): boolean {
  return one.parent === other.parent || !(one.shape.includes('/table') || other.shape.includes('/table'));
}

/** Whether most of the block's words are on the passage's other side, and no longer on its own. */
function hasMostWordsOf(passage: Passage, leaf: Block, side: keyof Passage): boolean {
  const own = passage[side];
  const others = passage[side === 'after' ? 'before' : 'after'];
  if (own.length === 1 && others.length === 1 && textOf(own[0]!.node) === textOf(others[0]!.node)) return false;
  const spare = new Map<string, number>();
  const count = (blocks: Block[], by: number) => {
    for (const { node } of blocks) for (const word of wordsOf(node)) spare.set(word, (spare.get(word) ?? 0) + by);
  };
  count(others, 1);
  count(own, -1);
  const words = wordsOf(leaf.node);
  let found = 0;
  for (const word of words) {
    const left = spare.get(word) ?? 0;
    if (left > 0) found++;
    spare.set(word, left - 1);
  }
  return found > 0 && found >= words.length * MOST_OF;
}

const texts = new WeakMap<DocumentNode, string>();
const words = new WeakMap<DocumentNode, string[]>();

/** A dividing line is not like an empty paragraph. */
function textOf(node: DocumentNode): string {
  return remember(texts, node, () => (node.isLeaf ? '\u2042' : node.textBetween(0, node.content.size, ' ', '\n')));
}

function wordsOf(node: DocumentNode): string[] {
  return remember(words, node, () => textOf(node).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
}

function remember<T>(known: WeakMap<DocumentNode, T>, node: DocumentNode, read: () => T): T {
  let value = known.get(node);
  if (value === undefined) known.set(node, (value = read()));
  return value;
}
