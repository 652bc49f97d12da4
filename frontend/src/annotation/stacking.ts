export interface Card {
  /** Where its words are; null for a card without words, which follows the one before. */
  wanted: number | null;
  height: number;
}

/**
 * Tops of cards below each other, in their order: each next to its words, or as near as the others allow. The active one stands next to
 * its words if there is room above for those before it.
 */
export function stack(cards: Card[], gap: number, active = -1): number[] {
  const tops: number[] = [];
  let free = 0;
  for (const { wanted, height } of cards) {
    tops.push(Math.max(free, wanted ?? free));
    free = tops.at(-1)! + height + gap;
  }
  const wanted = cards[active]?.wanted;
  if (wanted == null) return tops;
  let limit = Math.max(wanted, roomFor(cards.slice(0, active), gap));
  for (let index = active; index >= 0 && tops[index]! > limit; index--) {
    tops[index] = limit;
    limit -= (cards[index - 1]?.height ?? 0) + gap;
  }
  free = tops[active]! + cards[active]!.height + gap;
  for (let index = active + 1; index < cards.length; index++) {
    tops[index] = Math.max(free, cards[index]!.wanted ?? free);
    free = tops[index]! + cards[index]!.height + gap;
  }
  return tops;
}

function roomFor(cards: Card[], gap: number): number {
  return cards.reduce((room, { height }) => room + height + gap, 0);
}
