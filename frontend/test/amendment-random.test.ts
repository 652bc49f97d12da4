// @vitest-environment jsdom
import { type ChainedCommands, type Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { readBase } from '../src/amendment/base-text';
import { showChanges, ShownChanges, shownChanges } from '../src/amendment/shown-changes';
import { TextComparison } from '../src/amendment/text-comparison';
import { translator } from '../src/shared/texts';
import { collaborator, type Collaborator, sync } from './collaborators';
import { schema } from './editors';

const ROUNDS = 8;
const STEPS = 30;

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join('')}</tr>`;
const TEXT = `<h1>Title of the text</h1><p>States shall <b>respect</b> privacy<span data-footnote="">Source of it</span>.</p>
  <ul><li><p>first item</p></li><li><p>second item</p><ol><li><p>inner words</p></li></ol></li></ul>
  <table><tbody>${row('a b c d', 'e f g h')}${row('i j k l', 'm n o p')}</tbody></table>
  <blockquote><p>Quoted words are here</p></blockquote><hr><p>Last paragraph with words.</p>`;

let seed = 11;
const random = (most: number) => (seed = (seed * 48271) % 2147483647) % most;

const commands: ((chain: ChainedCommands) => ChainedCommands)[] = [
  (chain) => chain.toggleBold(),
  (chain) => chain.splitBlock(),
  (chain) => chain.splitListItem('listItem'),
  (chain) => chain.joinBackward(),
  (chain) => chain.toggleBulletList(),
  (chain) => chain.toggleHeading({ level: 2 }),
  (chain) => chain.toggleBlockquote(),
  (chain) => chain.addRowAfter(),
  (chain) => chain.deleteRow(),
  (chain) => chain.addColumnAfter(),
  (chain) => chain.deleteSelection(),
  (chain) => chain.undo(),
  (chain) => chain.insertContent({ type: 'footnote', content: [{ type: 'text', text: 'note' }] }),
];

/** Not every command can be used everywhere, and Tiptap throws at some. */
function edit(editor: Editor): void {
  const { doc } = editor.state;
  const from = random(doc.content.size);
  const selection = TextSelection.between(doc.resolve(from), doc.resolve(Math.min(doc.content.size, from + random(12))));
  const command = commands[random(commands.length * 2)];
  try {
    editor.view.dispatch(editor.state.tr.setSelection(selection));
    if (command) command(editor.chain()).run();
    else editor.view.dispatch(editor.state.tr.insertText('new word '));
  } catch {
    return;
  }
}

it('shows all changes after any edits of two people at the same time', () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  for (let round = 0; round < ROUNDS; round++) {
    const author = collaborator(1);
    author.editor.commands.setContent(TEXT);
    const base = Y.encodeStateAsUpdate(author.doc);
    const people: [Collaborator, Collaborator] = [collaborator(2, base, { more: [ShownChanges] }), collaborator(3, base, { more: [ShownChanges] })];
    const comparisons = people.map(() => new TextComparison(readBase(Buffer.from(base).toString('base64'), schema), translator()));
    for (let step = 0; step < STEPS; step++) {
      edit(people[random(2)]!.editor);
      if (random(8) === 0) sync(...people);
      people.forEach(({ editor }, index) => {
        const { type } = ySyncPluginKey.getState(editor.state) as { type: Y.XmlFragment };
        const marks = comparisons[index]!.marks(type, editor.state.doc);
        showChanges(marks)(editor.state, editor.view.dispatch);
        const shown = shownChanges(editor.state)?.find() ?? [];
        const keys = (list: [number, number, string][]) => list.map(String).sort();
        expect(keys(shown.map(({ from, to, spec }) => [from, to - from, (spec as { key: string }).key]))).toEqual(
          keys(marks.map(({ position, mark }) => [position, mark.length, mark.key])),
        );
      });
    }
  }
}, 60_000);
