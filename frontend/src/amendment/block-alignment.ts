import type { BaseText } from './base-text';
import { BlockPairing } from './block-pairing';
import { hasMostOf, textOf } from './node-words';
import type { Block } from './shared-blocks';

/** Blocks that became one another: mostly one each, several where one was split or several were joined. */
export interface Passage {
  before: Block[];
  after: Block[];
}

/** What became of the blocks that hold words. */
export interface Alignment {
  /** In order. */
  passages: Passage[];
  /** By the block that is in the text now, the one at the place before. */
  moved: Map<Block, Block>;
  added: Set<Block>;
  removed: Set<Block>;
}

/** The passage of each block, by the block's index; undefined for those that are new, gone or moved. */
type Passages = (Passage | undefined)[];

export function align(base: BaseText, leaves: Block[]): Alignment {
  const { partners, moved } = new BlockPairing(base, leaves);
  const movedAway = new Set(moved.values());
  const ofBefore: Passages = new Array<Passage | undefined>(base.leaves.length).fill(undefined);
  const ofAfter: Passages = partners.map((partner, index) => {
    const old = base.leaves[partner];
    return old && (ofBefore[partner] = { before: [old], after: [leaves[index]!] });
  });
  const passages = ofAfter.filter((passage) => passage !== undefined);
  attachNeighbours(leaves, ofAfter, moved, 'after');
  attachNeighbours(base.leaves, ofBefore, movedAway, 'before');
  const without = (blocks: Block[], of: Passages, others: { has(block: Block): boolean }) =>
    new Set(blocks.filter((block, index) => !of[index] && !others.has(block)));
  return { passages, moved, added: without(leaves, ofAfter, moved), removed: without(base.leaves, ofBefore, movedAway) };
}

/** What was split off a block is in the passage of that block, and so is a block that was joined to it. */
function attachNeighbours(leaves: Block[], passages: Passages, moved: { has(leaf: Block): boolean }, side: keyof Passage): void {
  const attach = (index: number, neighbour: number, add: 'push' | 'unshift') => {
    const [leaf, other, passage] = [leaves[index]!, leaves[neighbour], passages[neighbour]];
    if (!other || !passage || moved.has(leaf) || !canJoin(leaf, other) || !belongsTo(passage, leaf, side)) return;
    passage[side][add](leaf);
    passages[index] = passage;
  };
  for (let index = 0; index < leaves.length; index++) if (!passages[index]) attach(index, index - 1, 'push');
  for (let index = leaves.length - 1; index >= 0; index--) if (!passages[index]) attach(index, index + 1, 'unshift');
}

/** The words of two cells are never one paragraph. */
function canJoin(one: Block, other: Block): boolean {
  return one.parent === other.parent || !(one.shape.includes('/table') || other.shape.includes('/table'));
}

/** Whether most of the block's words are on the passage's other side, and no longer on its own. */
function belongsTo(passage: Passage, { node }: Block, side: keyof Passage): boolean {
  const nodes = (blocks: Block[]) => blocks.map((block) => block.node);
  const [own, others] = side === 'after' ? [nodes(passage.after), nodes(passage.before)] : [nodes(passage.before), nodes(passage.after)];
  const isSame = own.length === 1 && others.length === 1 && textOf(own[0]!) === textOf(others[0]!);
  return !isSame && hasMostOf(node, others, own);
}
