// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { commandGroups, tableCommands } from '../src/editor/commands';
import { hasDirection, toggleDirection } from '../src/editor/direction';
import { insertFootnote } from '../src/editor/footnote';
import { outlineOf } from '../src/editor/outline';
import { countWords } from '../src/editor/word-count';
import { editorWith, selectText } from './editors';

describe('direction', () => {
  it('is given to every block of the selection, and taken back by the same command', () => {
    const editor = editorWith('<p>one</p><ul><li><p>two</p></li></ul>');
    editor.commands.selectAll();
    toggleDirection(editor, 'rtl');
    expect(editor.getHTML()).toBe('<p dir="rtl">one</p><ul dir="rtl"><li><p dir="rtl">two</p></li></ul>');
    expect(hasDirection(editor, 'rtl')).toBe(true);
    toggleDirection(editor, 'rtl');
    expect(editor.getHTML()).toBe('<p>one</p><ul dir="auto"><li><p>two</p></li></ul>');
  });
});

describe('footnote', () => {
  it('goes behind the selection, and the caret into it', () => {
    const editor = editorWith('<p>one two</p>');
    selectText(editor, 'one');
    expect(insertFootnote(editor.state, editor.view.dispatch)).toBe(true);
    editor.commands.insertContent('note');
    expect(editor.getHTML()).toBe('<p>one<span data-footnote="">note</span> two</p>');
  });

  it('cannot hold another footnote', () => {
    const editor = editorWith('<p>one<span data-footnote="">note</span></p>');
    selectText(editor, 'note');
    expect(insertFootnote(editor.state)).toBe(false);
  });
});

const actions = { askForLink: () => true, footnoteInserted: () => {} };

describe('commands', () => {
  it('have names of their own', () => {
    const all = [...commandGroups(actions).flat(), ...tableCommands];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  it.each([
    ['heading2', '<h2 dir="auto">one</h2>'],
    ['heading4', '<h4 dir="auto">one</h4>'],
    ['bold', '<p><strong>one</strong></p>'],
    ['italic', '<p><em>one</em></p>'],
    ['bulletList', '<ul dir="auto"><li><p>one</p></li></ul>'],
    ['orderedList', '<ol dir="auto"><li><p>one</p></li></ol>'],
    ['blockquote', '<blockquote dir="auto"><p>one</p></blockquote>'],
    ['rightToLeft', '<p dir="rtl">one</p>'],
  ])('%s changes the selection and shows so', (name, html) => {
    const editor = editorWith('<p>one</p>');
    selectText(editor, 'one');
    const command = commandGroups(actions)
      .flat()
      .find((candidate) => candidate.name === name)!;
    command.run(editor);
    expect(editor.getHTML()).toBe(html);
    expect(command.active!(editor)).toBe(true);
  });

  it('change and remove a table', () => {
    const editor = editorWith('<p>x</p>');
    editor.commands.focus('end');
    commandGroups(actions)
      .flat()
      .find(({ name }) => name === 'table')!
      .run(editor);
    expect(editor.getHTML()).toMatch(/<\/table><\/div><p><\/p>$/);
    expect(editor.isActive('tableHeader')).toBe(true);
    tableCommands.find(({ name }) => name === 'addRow')!.run(editor);
    expect(editor.getHTML().match(/<tr>/g)).toHaveLength(4);
    expect(editor.getHTML().match(/<th/g)).toHaveLength(3);
    tableCommands.find(({ name }) => name === 'deleteTable')!.run(editor);
    expect(editor.getHTML()).not.toContain('<table');
  });
});

describe('outline', () => {
  it('lists headings with level, position and title without the footnote', () => {
    const { doc } = editorWith('<h1>One<span data-footnote="">n</span></h1><p>x</p><h3>Two</h3>').state;
    expect(outlineOf(doc)).toEqual([
      { level: 1, title: 'One', position: 0 },
      { level: 3, title: 'Two', position: 11 },
    ]);
  });
});

describe('word count', () => {
  const count = (html: string, language = 'en') => countWords(editorWith(html).state.doc, language);

  it('counts words across marks and blocks, and no footnotes', () => {
    expect(count('<h1>A title</h1><p>un<strong>kn</strong>own<span data-footnote="">not this</span></p>')).toBe(3);
  });

  it('keeps words of neighbouring blocks and lines apart', () => {
    expect(count('<p>one<br>two</p><p>three</p>')).toBe(3);
  });

  it('falls back to English when the language tag is not one', () => {
    expect(count('<p>one two</p>', 'not a tag')).toBe(2);
  });
});
