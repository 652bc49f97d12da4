import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ReplaceStep, type Step } from '@tiptap/pm/transform';
import type { ProsemirrorBinding } from '@tiptap/y-tiptap';
import type { XmlFragment } from 'yjs';
import { textAt } from '../annotation/anchor';
import type { NodeMapping, SharedType } from './node-mapping';

/**
 * Writes letters into the shared document where they were typed, as far as nothing else was changed before. y-tiptap, which writes the
 * rest, goes by the words before and after: of two equal letters in a row it takes the second for the new one, whoever wrote it.
 */
export function writeTyped(transactions: readonly Transaction[], binding: ProsemirrorBinding, mapping: NodeMapping): void {
  for (const { steps, docs, doc } of transactions) {
    for (const [index, step] of steps.entries()) {
      if (!writeStep(step, docs[index]!, docs[index + 1] ?? doc, binding.type, mapping)) return;
    }
  }
}

/** False if it is not written. */
function writeStep(step: Step, before: DocumentNode, after: DocumentNode, fragment: XmlFragment, mapping: NodeMapping): boolean {
  if (!(step instanceof ReplaceStep)) return false;
  const { from, to, slice } = step;
  const [$from, $to] = [before.resolve(from), before.resolve(to)];
  const { parent } = $from;
  const isLetters = slice.openStart === 0 && slice.openEnd === 0 && slice.content.content.every(({ isText }) => isText);
  if (!isLetters || !$from.sameParent($to) || !parent.inlineContent || dividesPair(before, from) || dividesPair(before, to)) return false;
  const place = textAt({ fragment, mapping }, $from);
  // y-tiptap deletes a text without letters.
  if (!place || place.index + to - from > place.text.length || place.text.length - (to - from) + slice.size === 0) return false;
  const { text, index } = place;
  text.delete(index, to - from);
  let end = index;
  slice.content.forEach(({ text: letters, marks }) => {
    text.insert(end, letters!, Object.fromEntries(marks.map(({ type, attrs }) => [type.name, attrs])));
    end += letters!.length;
  });
  mapping.delete(text);
  const $after = after.resolve(from);
  let type = text.parent as SharedType;
  for (let depth = $after.depth; depth > 0; depth--) {
    mapping.set(type, $after.node(depth));
    type = type.parent as SharedType;
  }
  return true;
}

function dividesPair(doc: DocumentNode, position: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(doc.textBetween(position - 1, Math.min(position + 1, doc.content.size)));
}
