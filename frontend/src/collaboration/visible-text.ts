import type { Node as DocumentNode } from '@tiptap/pm/model';
import * as Y from 'yjs';

const leafCharacters: Record<string, string> = { horizontalRule: '\u0001', hardBreak: '\u0002' };
const blocks = new Set(['paragraph', 'heading']);

/** The text that readers see in shared types, with control characters for structure. The editor must show all of it. */
export function textOfShared(types: unknown[]): string {
  return types
    .map((type) => {
      if (type instanceof Y.XmlText) return (type.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join('');
      return type instanceof Y.XmlElement ? textOf(type.nodeName, textOfShared(type.toArray())) : '';
    })
    .join('');
}

/** The text that readers see in nodes, in the same form. */
export function textOfNodes(nodes: readonly DocumentNode[]): string {
  return nodes.map((node) => (node.isText ? node.text! : textOf(node.type.name, textOfNodes(node.children)))).join('');
}

function textOf(name: string, words: string): string {
  if (name === 'footnote') return `\u0003${words}\u0004`;
  if (blocks.has(name) && words !== '') return `${words}\n`;
  return (leafCharacters[name] ?? '') + words;
}
