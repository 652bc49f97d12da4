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

export function align(base: BaseText, leaves: Block[]): Alignment {
  const { partners, moved } = new BlockPairing(base, leaves);
  const ofBefore = new Map<Block, Passage>();
  const ofAfter = new Map<Block, Passage>();
  leaves.forEach((leaf, index) => {
    const old = base.leaves[partners[index]!];
    if (!old) return;
    const passage = { before: [old], after: [leaf] };
    ofAfter.set(leaf, passage);
    ofBefore.set(old, passage);
  });
  const passages = [...ofAfter.values()];
  const movedAway = new Set(moved.values());
  attachNeighbours(leaves, ofAfter, moved, 'after');
  attachNeighbours(base.leaves, ofBefore, movedAway, 'before');
  return {
    passages,
    moved,
    added: new Set(leaves.filter((leaf) => !ofAfter.has(leaf) && !moved.has(leaf))),
    removed: new Set(base.leaves.filter((leaf) => !ofBefore.has(leaf) && !movedAway.has(leaf))),
  };
}

/** What was split off a block is in the passage of that block, and so is a block that was joined to it. */
function attachNeighbours(leaves: Block[], passages: Map<Block, Passage>, moved: { has(leaf: Block): boolean }, side: keyof Passage): void {
  if (passages.size === leaves.length) return;
  const attach = (leaf: Block, neighbour: Block | undefined, add: 'push' | 'unshift') => {
    const passage = neighbour && passages.get(neighbour);
    if (!passage || passages.has(leaf) || moved.has(leaf) || !canJoin(leaf, neighbour) || !belongsTo(passage, leaf, side)) return;
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
function belongsTo(passage: Passage, { node }: Block, side: keyof Passage): boolean {
  const nodes = (blocks: Block[]) => blocks.map((block) => block.node);
  const [own, others] = side === 'after' ? [nodes(passage.after), nodes(passage.before)] : [nodes(passage.before), nodes(passage.after)];
  const isSame = own.length === 1 && others.length === 1 && textOf(own[0]!) === textOf(others[0]!);
  return !isSame && hasMostOf(node, others, own);
}
