import * as Y from 'yjs';

/** A paragraph with the person's own text that is not saved. */
export type UnsavedParagraph = { text: string; unsaved: boolean }[];

/** The paragraphs of a draft that hold text of these updates; the updates must have been applied. */
export function unsavedParagraphs(doc: Y.Doc, updates: Uint8Array[]): UnsavedParagraph[] {
  if (updates.length === 0) return [];
  const { from, to } = Y.parseUpdateMeta(Y.mergeUpdates(updates));
  const isUnsaved = (client: number, clock: number) => clock >= (from.get(client) ?? Infinity) && clock < to.get(client)!;
  const paragraphs: UnsavedParagraph[] = [];
  for (const text of textsIn(doc.getXmlFragment('default'))) {
    const paragraph = unsavedParagraph(text, isUnsaved);
    if (paragraph.some(({ unsaved }) => unsaved)) paragraphs.push(paragraph);
  }
  return paragraphs;
}

export function plainText(paragraphs: UnsavedParagraph[]): string {
  return paragraphs.map((paragraph) => paragraph.map(({ text }) => text).join('')).join('\n\n');
}

function* textsIn(node: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* textsIn(child);
  }
}

function unsavedParagraph(text: Y.XmlText, isUnsaved: (client: number, clock: number) => boolean): UnsavedParagraph {
  const paragraph: UnsavedParagraph = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    [...item.content.str].reduce((offset, letter) => {
      const unsaved = isUnsaved(client, clock + offset);
      const last = paragraph.at(-1);
      if (last?.unsaved === unsaved) last.text += letter;
      else paragraph.push({ text: letter, unsaved });
      return offset + letter.length;
    }, 0);
  }
  return paragraph;
}
