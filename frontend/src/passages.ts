import * as Y from 'yjs';

/** A paragraph in which something is one's own and not saved. */
export type Passage = { text: string; unsaved: boolean }[];

/** The paragraphs of a draft that hold text of these updates; the updates must have been applied. */
export function passagesOf(doc: Y.Doc, updates: Uint8Array[]): Passage[] {
  if (updates.length === 0) return [];
  const { from, to } = Y.parseUpdateMeta(Y.mergeUpdates(updates));
  const isUnsaved = (client: number, clock: number) => clock >= (from.get(client) ?? Infinity) && clock < to.get(client)!;
  const passages: Passage[] = [];
  for (const text of textsIn(doc.getXmlFragment('default'))) {
    const passage = passageOf(text, isUnsaved);
    if (passage.some(({ unsaved }) => unsaved)) passages.push(passage);
  }
  return passages;
}

export function plainText(passages: Passage[]): string {
  return passages.map((passage) => passage.map(({ text }) => text).join('')).join('\n\n');
}

function* textsIn(node: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* textsIn(child);
  }
}

function passageOf(text: Y.XmlText, isUnsaved: (client: number, clock: number) => boolean): Passage {
  const passage: Passage = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    [...item.content.str].reduce((offset, letter) => {
      const unsaved = isUnsaved(client, clock + offset);
      const last = passage.at(-1);
      if (last?.unsaved === unsaved) last.text += letter;
      else passage.push({ text: letter, unsaved });
      return offset + letter.length;
    }, 0);
  }
  return passage;
}
