// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { Footnote, schemaExtensions } from '../src/editor/schema';
import {
  findNext,
  findPrevious,
  matchesIn,
  replaceAll,
  replaceCurrent,
  searchFor,
  searchOf,
  SearchText,
} from '../src/search/search';
import { editorWith, forThisTest } from './editors';

const query = (text: string, options = {}) => ({ text, matchCase: false, wholeWord: false, ...options });

function found(html: string, text: string, options = {}): string[] {
  const { doc } = editorWith(html).state;
  return matchesIn(doc, query(text, options)).map(({ from, to }) => doc.textBetween(from, to));
}

function searching(html: string, text: string): { editor: Editor; run: (command: Command) => boolean } {
  const extensions = [...schemaExtensions, Footnote, SearchText];
  const editor = forThisTest(new Editor({ element: document.createElement('div'), extensions, content: html }));
  const run = (command: Command) => command(editor.state, editor.view.dispatch);
  run(searchFor(query(text)));
  return { editor, run };
}

describe('finding', () => {
  it('does not mind marks, and does in words of neighbouring blocks', () => {
    expect(found('<p>sta<strong>te</strong>ment</p><p>state</p><p>ment</p>', 'statement')).toEqual(['statement']);
  });

  it('minds case and whole words when asked', () => {
    const html = '<p>Power, power, powers, empower</p>';
    expect(found(html, 'power')).toHaveLength(4);
    expect(found(html, 'power', { matchCase: true })).toHaveLength(3);
    expect(found(html, 'power', { wholeWord: true })).toEqual(['Power', 'power']);
  });

  it('knows the words of other scripts', () => {
    expect(found('<p>حق حقوق</p>', 'حق', { wholeWord: true })).toHaveLength(1);
    expect(found('<p>Übung übung</p>', 'übung', { wholeWord: true })).toHaveLength(2);
  });

  it('takes signs as what they are', () => {
    expect(found('<p>a.b (c) [d] $5 a+b axb</p>', 'a.b')).toEqual(['a.b']);
    for (const sign of ['(c)', '[d]', '$5', 'a+b']) expect(found('<p>a.b (c) [d] $5 a+b</p>', sign)).toEqual([sign]);
    expect(found('<p>x</p>', '\\')).toEqual([]);
  });

  it('finds a space that does not break', () => {
    expect(found('<p>Article\u00a024</p>', 'article 24')).toHaveLength(1);
  });

  it('looks into footnotes, in the order of the text', () => {
    expect(found('<p>one<span data-footnote="">word</span> word</p><p>word</p>', 'word')).toHaveLength(3);
  });

  it('goes round at both ends', () => {
    const { editor, run } = searching('<p>one two one</p>', 'one');
    const at = () => searchOf(editor.state).current;
    run(findNext);
    expect(at()).toBe(0);
    run(findPrevious);
    expect(at()).toBe(1);
    run(findNext);
    expect(at()).toBe(0);
  });
});

describe('replacing', () => {
  it('replaces the selected match and goes to the next', () => {
    const { editor, run } = searching('<p>one two one</p>', 'one');
    run(findNext);
    run(replaceCurrent('three'));
    expect(editor.getText()).toBe('three two one');
    run(replaceCurrent('three'));
    expect(editor.getText()).toBe('three two three');
    expect(searchOf(editor.state).matches).toEqual([]);
  });

  it('keeps the marks of what it replaces', () => {
    const { editor, run } = searching('<p>a <strong>bold</strong> word</p>', 'bold');
    run(replaceAll('brave'));
    expect(editor.getHTML()).toBe('<p>a <strong>brave</strong> word</p>');
  });

  it('replaces all, also by nothing and by what is looked for', () => {
    const { editor, run } = searching('<p>aa a</p><ul><li><p>a</p></li></ul>', 'a');
    run(replaceAll('aa'));
    expect(editor.getText({ blockSeparator: ' ' }).replace(/\s+/g, ' ').trim()).toBe('aaaa aa aa');
    run(replaceAll(''));
    expect(editor.getText().trim()).toBe('');
  });
});
