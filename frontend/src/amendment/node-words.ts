import type { Node as DocumentNode } from '@tiptap/pm/model';

/** How much of their words passages have in common that became one another. */
const MOST = 0.6;

const texts = new WeakMap<DocumentNode, string>();
const words = new WeakMap<DocumentNode, string[]>();
const similar = new WeakMap<DocumentNode, WeakMap<DocumentNode, boolean>>();

/** A dividing line is not like an empty paragraph. */
export function textOf(node: DocumentNode): string {
  return remember(texts, node, () => (node.isLeaf ? '\u2042' : node.textBetween(0, node.content.size, ' ', '\n')));
}

export function wordsOf(node: DocumentNode): string[] {
  return remember(words, node, () => textOf(node).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
}

/** Whether each has most of the other's words. */
export function areSimilar(one: DocumentNode, other: DocumentNode): boolean {
  const known = remember(similar, one, () => new WeakMap<DocumentNode, boolean>());
  return remember(known, other, () => hasMostOf(one, [other], []) && hasMostOf(other, [one], []));
}

/** Whether most of a node's words are in some others, apart from those that yet others have of them. */
export function hasMostOf(node: DocumentNode, others: DocumentNode[], without: DocumentNode[]): boolean {
  const spare = new Map<string, number>();
  const count = (nodes: DocumentNode[], by: number) => {
    for (const each of nodes) for (const word of wordsOf(each)) spare.set(word, (spare.get(word) ?? 0) + by);
  };
  count(others, 1);
  count(without, -1);
  let found = 0;
  for (const word of wordsOf(node)) {
    const left = spare.get(word) ?? 0;
    if (left > 0) found++;
    spare.set(word, left - 1);
  }
  return found > 0 && found >= wordsOf(node).length * MOST;
}

function remember<K extends object, T>(known: WeakMap<K, T>, key: K, read: () => T): T {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = read()));
  return value;
}
