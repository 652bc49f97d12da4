// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { expect, it, vi } from 'vitest';
import { showLinks, WordLinks } from '../src/annotation/word-links';
import { Footnote, schemaExtensions } from '../src/editor/schema';
import { forThisTest } from './editors';

const WORDS = 'See article 24 first.';
const passage = {
  words: WORDS,
  links: [{ from: 4, to: 14, address: 'treaty/articles/x/24', about: 'Safeguards.', kind: 'citation' }],
};

function editorWith(content: string, editable = true): Editor {
  const extensions = [...schemaExtensions, Footnote, WordLinks];
  return forThisTest(new Editor({ element: document.createElement('div'), extensions, content, editable }));
}

const show = (editor: Editor) => showLinks([passage], 'Ctrl and click.')(editor.state, editor.view.dispatch);
const linked = (editor: Editor) => [...editor.view.dom.querySelectorAll('[data-leads-to]')];

it('marks words in a passage that is as the server read it, and leaves the text alone', () => {
  const editor = editorWith(`<p>${WORDS}</p><p>See article 24 last.</p>`);
  show(editor);

  expect(linked(editor).map((link) => link.textContent)).toEqual(['article 24']);
  expect(linked(editor)[0]!.getAttribute('title')).toBe('Safeguards. Ctrl and click.');
  expect(editor.getHTML()).not.toContain('leads-to');
});

it('keeps them while other words are typed', () => {
  const editor = editorWith(`<p>${WORDS}</p>`);
  show(editor);
  editor.commands.insertContentAt(1, 'Please. ');

  expect(linked(editor).map((link) => link.textContent)).toEqual(['article 24']);
});

it.each([
  ['a click where people read', false, {}, 1],
  ['a click where people write', true, {}, 0],
  ['Ctrl and a click where people write', true, { ctrlKey: true }, 1],
])('%s opens the page or not', (_name, editable, keys, times) => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null);
  const editor = editorWith(`<p>${WORDS}</p>`, editable);
  show(editor);
  const click = new MouseEvent('click', keys);
  Object.defineProperty(click, 'target', { value: linked(editor)[0] });
  editor.view.someProp('handleClick', (handle) => handle(editor.view, 5, click));

  expect(open).toHaveBeenCalledTimes(times);
  open.mockRestore();
});
