import type { Alignment } from './block-alignment';
import { inserted, onNode, type PlacedMark } from './change-mark';
import { type Block, startOf } from './shared-blocks';

type Fate = 'kept' | 'added' | 'moved';

/**
 * Shows blocks that are new, and those that were moved here; a list, row or item as one if all of it is.
 *
 * @param label says that a block was moved here
 */
export function newBlockMarks({ added, moved }: Alignment, label: string): PlacedMark[] {
  const fates = new Map<Block, Fate>();
  const fateOf = (block: Block): Fate => {
    let fate = fates.get(block);
    if (!fate) {
      if (block.children.length > 0) fate = block.children.map(fateOf).reduce((all, each) => (all === each ? all : 'kept'));
      else fate = added.has(block) ? 'added' : moved.has(block) ? 'moved' : 'kept';
      fates.set(block, fate);
    }
    return fate;
  };
  const placed: PlacedMark[] = [];
  const shown = new Set<Block>();
  for (const leaf of [...added, ...moved.keys()]) {
    const fate = fateOf(leaf);
    const { size } = leaf.node.content;
    if (fate === 'added' && size > 0) placed.push({ mark: inserted(size), position: startOf(leaf) + 1 });
    let whole = leaf;
    while (whole.parent && fateOf(whole.parent) === fate) whole = whole.parent;
    if (shown.has(whole)) continue;
    shown.add(whole);
    placed.push({ mark: onNode(whole.node.nodeSize, `amend-${fate}`), position: startOf(whole) });
    // In words, so not before a table's row.
    if (fate === 'moved') placed.push({ mark: onNode(leaf.node.nodeSize, 'amend-moved-label', { 'data-change': label }), position: startOf(leaf) });
  }
  return placed;
}
