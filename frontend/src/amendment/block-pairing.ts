import type { BaseText } from './base-text';
import { areSimilar, textOf, wordsOf } from './node-words';
import type { Block } from './shared-blocks';

/** With fewer words, blocks that are equal are not the same one at another place. */
const LEAST_MOVED_WORDS = 3;

/** With how many each block is compared. */
const NEAR = 8;

/**
 * Which block of the base each block of a text is. It is the one with its id. Undo, a change of a block's kind, and pasting
 * the whole text make new ones, so of the others those belong together that are between the same neighbours and have the same
 * words or most of them; and those with the same words elsewhere, which were moved.
 */
export class BlockPairing {
  /** For each block of the text the index of its partner in the base, or -1. */
  readonly partners: number[];
  /** By the block that is in the text now, the one of the base. */
  readonly moved = new Map<Block, Block>();
  /** Indexes of those in the base that have no partner. */
  private readonly free: Set<number>;

  constructor(
    private readonly base: BaseText,
    private readonly leaves: Block[],
  ) {
    this.partners = leaves.map(({ id }) => base.indexes.get(id) ?? -1);
    const taken = new Uint8Array(base.leaves.length);
    for (const index of this.partners) if (index !== -1) taken[index] = 1;
    this.free = new Set(indexesOf(0, taken));
    if (this.free.size === 0 || !this.partners.includes(-1)) return;
    this.pairEqual();
    this.findMoved();
    this.pairSimilar();
  }

  private pairEqual(): void {
    const waiting = this.freeByText();
    this.pairBetweenNeighbours((leaf, after, before) => {
      const same = waiting.get(textOf(leaf.node)) ?? [];
      while (same.length > 0 && same[0]! <= after) same.shift();
      return same.length > 0 && same[0]! < before ? same[0] : undefined;
    });
  }

  private findMoved(): void {
    const waiting = this.freeByText();
    this.leaves.forEach((leaf, index) => {
      if (this.partners[index] !== -1 || wordsOf(leaf.node).length < LEAST_MOVED_WORDS) return;
      const from = waiting.get(textOf(leaf.node))?.shift();
      if (from === undefined) return;
      this.free.delete(from);
      this.moved.set(leaf, this.base.leaves[from]!);
    });
  }

  private pairSimilar(): void {
    const free = [...this.free];
    let next = 0;
    this.pairBetweenNeighbours((leaf, after, before) => {
      if (this.moved.has(leaf)) return undefined;
      while (next < free.length && free[next]! <= after) next++;
      const near = free.slice(next, next + NEAR);
      return near.find((index) => index < before && areSimilar(leaf.node, this.base.leaves[index]!.node));
    });
  }

  /** @param choose one between the partners of those before and after, if there is any */
  private pairBetweenNeighbours(choose: (leaf: Block, after: number, before: number) => number | undefined): void {
    const following = this.followingPartners();
    let last = -1;
    this.leaves.forEach((leaf, index) => {
      const known = this.partners[index]!;
      const partner = known === -1 ? choose(leaf, last, following[index]!) : known;
      if (partner === undefined) return;
      this.partners[index] = last = partner;
      this.free.delete(partner);
    });
  }

  private followingPartners(): number[] {
    const following = new Array<number>(this.partners.length);
    let next = this.base.leaves.length;
    for (let index = this.partners.length - 1; index >= 0; index--) {
      following[index] = next;
      if (this.partners[index] !== -1) next = this.partners[index]!;
    }
    return following;
  }

  private freeByText(): Map<string, number[]> {
    const indexes = new Map<string, number[]>();
    for (const index of this.free) {
      const text = textOf(this.base.leaves[index]!.node);
      const same = indexes.get(text);
      if (same) same.push(index);
      else indexes.set(text, [index]);
    }
    return indexes;
  }
}

function indexesOf(value: number, list: Uint8Array): number[] {
  const indexes: number[] = [];
  for (let index = list.indexOf(value); index >= 0; index = list.indexOf(value, index + 1)) indexes.push(index);
  return indexes;
}
