import { type Change, ChangeSet, simplifyChanges } from '@tiptap/pm/changeset';
import { DOMSerializer, type Node as DocumentNode } from '@tiptap/pm/model';
import { StepMap } from '@tiptap/pm/transform';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { make } from '../shared/dom';
import type { AuthorRange } from './authorship';

/** What is other in a text than in the one before, by words; formatting aside. Texts that differ in much are one change. */
export function changesBetween(before: DocumentNode, after: DocumentNode): Change[] {
  const replaced = new StepMap([0, before.content.size, after.content.size]);
  const { changes } = ChangeSet.create(before).addSteps(after, [replaced], null);
  return simplifyChanges(changes, after);
}

/** What was added has the colour of its author; what was deleted stands, struck through, where it was. */
export function markChanges(changes: Change[], before: DocumentNode, after: DocumentNode, authors: AuthorRange[]): DecorationSet {
  const marks: Decoration[] = [];
  for (const { fromA, toA, fromB, toB } of changes) {
    if (toA > fromA) {
      marks.push(Decoration.widget(fromB, () => deleted(before, fromA, toA, after.resolve(fromB).parent.inlineContent), { side: -1 }));
    }
    for (const { from, to, author } of within(authors, fromB, toB)) {
      const of = author && { style: `--author: ${author.colour}`, title: author.name };
      marks.push(Decoration.inline(from, to, { nodeName: 'ins', class: 'added', ...of }));
    }
  }
  return DecorationSet.create(after, marks);
}

function within(authors: AuthorRange[], from: number, to: number): AuthorRange[] {
  return authors
    .filter((range) => range.from < to && range.to > from)
    .map((range) => ({ ...range, from: Math.max(range.from, from), to: Math.min(range.to, to) }));
}

/** Between words as text, whatever it was; between paragraphs as the paragraphs that it was. */
function deleted(before: DocumentNode, from: number, to: number, betweenWords: boolean): HTMLElement {
  if (betweenWords) return make('del', {}, before.textBetween(from, to, ' ¶ ', ' '));
  const block = make('div', { class: 'deleted' });
  block.append(DOMSerializer.fromSchema(before.type.schema).serializeFragment(before.slice(from, to).content));
  return block;
}
