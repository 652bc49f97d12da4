import type { Node as DocumentNode } from '@tiptap/pm/model';
import * as Y from 'yjs';

/** Text that one Yjs client wrote, by its place in the editor's document. */
export interface ClientRange {
  from: number;
  to: number;
  client: number;
}

/** In order. Yjs records the client of each character; the mapping leads from its elements to the editor's nodes. */
export function clientRanges(fragment: Y.XmlFragment, mapping: ReadonlyMap<unknown, unknown>): ClientRange[] {
  const ranges: ClientRange[] = [];
  const walk = (parent: Y.XmlFragment, start: number) => {
    let position = start;
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) position = walkText(child, position);
      else if (child instanceof Y.XmlElement) {
        const node = mapping.get(child) as DocumentNode | undefined;
        if (!node) return;
        walk(child, position + 1);
        position += node.nodeSize;
      }
    }
  };
  const walkText = (text: Y.XmlText, start: number) => {
    let position = start;
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted || !item.countable) continue;
      ranges.push({ from: position, to: position + item.length, client: item.id.client });
      position += item.length;
    }
    return position;
  };
  walk(fragment, 0);
  return ranges;
}
