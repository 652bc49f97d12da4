import type { BaseText } from './base-text';
import type { Alignment } from './block-alignment';
import { type PlacedMark, widget } from './change-mark';
import { removedBlock } from './removed-block';
import { type Block, type Section, startOf } from './shared-blocks';

type Fate = 'kept' | 'removed' | 'moved';

/** A place between two blocks of the text. */
interface Gap {
  position: number;
  /** The kind of node that it is in. */
  parent: string;
}

/**
 * Shows what is no longer in the text, or at another place, where it was; a list, row or item as one if all of it is gone.
 *
 * @param label says that a block was moved to another place
 */
export function removedMarks(base: BaseText, alignment: Alignment, sections: Section[], label: string): PlacedMark[] {
  if (alignment.removed.size === 0 && alignment.moved.size === 0) return [];
  const placed: PlacedMark[] = [];
  new Gaps(alignment, sections).walk(
    base.sections.map(({ root }) => root),
    { position: 0, parent: 'doc' },
    (block, fate, { position, parent }, order) => {
      const dom = () => removedBlock(block.node, parent, fate === 'moved' ? label : undefined);
      placed.push({ mark: widget(`${fate} ${block.id} ${parent}`, order, dom), position });
    },
  );
  return placed;
}

/** Finds the places of what is gone, after what it was after. */
class Gaps {
  private readonly movedAway: Set<Block>;
  /** Of all blocks that are gone, or have such in them. */
  private readonly touched = new Set<Block>();
  private readonly current = new Map<string, Block>();
  private readonly counterparts: Map<Block, Block[]>;

  constructor(
    private readonly alignment: Alignment,
    sections: Section[],
  ) {
    this.movedAway = new Set(alignment.moved.values());
    for (const leaf of [...alignment.removed, ...this.movedAway]) {
      for (let block: Block | null = leaf; block && !this.touched.has(block); block = block.parent) this.touched.add(block);
    }
    for (const { root } of sections) this.addCurrent(root);
    this.counterparts = new Map(alignment.passages.flatMap(({ before, after }) => before.map((leaf) => [leaf, after] as const)));
  }

  /** @param beginning the place before the first of the blocks */
  walk(blocks: Block[], beginning: Gap, found: (block: Block, fate: Fate, gap: Gap, order: number) => void): void {
    const fates = blocks.map((block) => this.fateOf(block));
    let gap: Gap | null = null;
    let previous: Block | null = null;
    blocks.forEach((block, index) => {
      if (fates[index] === 'kept') {
        if (this.touched.has(block)) this.walk(block.children, this.beginningOf(block) ?? this.before(block) ?? beginning, found);
        previous = block;
        gap = null;
        return;
      }
      gap ??= previous ? this.after(previous) : (this.before(blocks[fates.indexOf('kept')]) ?? beginning);
      gap ??= beginning;
      found(block, fates[index]!, gap, index - blocks.length);
    });
  }

  private fateOf(block: Block): Fate {
    if (!this.touched.has(block)) return 'kept';
    if (this.alignment.removed.has(block)) return 'removed';
    if (this.movedAway.has(block)) return 'moved';
    const fates = new Set(block.children.map((child) => this.fateOf(child)));
    return fates.size === 1 ? [...fates][0]! : 'kept';
  }

  private beginningOf({ id }: Block): Gap | null {
    const block = this.current.get(id);
    return block ? { position: startOf(block) + 1, parent: block.node.type.name } : null;
  }

  private before(block: Block | undefined): Gap | null {
    const here = block && this.currentOf(block, 0);
    return here ? { position: startOf(here), parent: parentOf(here) } : null;
  }

  private after(block: Block): Gap | null {
    const here = this.currentOf(block, -1);
    return here ? { position: startOf(here) + here.node.nodeSize, parent: parentOf(here) } : null;
  }

  /** The block as it is now; the first or last part of it if it was split; or its words if they were put into another list or so. */
  private currentOf(block: Block, end: 0 | -1): Block | undefined {
    let leaf = block;
    while (leaf.children.length > 0) leaf = leaf.children.at(end)!;
    const here = this.current.get(block.id);
    const words = this.counterparts.get(leaf)?.at(end);
    let part = words;
    while (here && part && part.parent !== here.parent) part = part.parent ?? undefined;
    return part ?? here ?? words;
  }

  private addCurrent(block: Block): void {
    this.current.set(block.id, block);
    for (const child of block.children) this.addCurrent(child);
  }
}

const parentOf = ({ parent }: Block): string => parent?.node.type.name ?? 'doc';
