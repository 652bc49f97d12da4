// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sharesOf, stretchesOf, type Author } from '../src/authors';
import { passagesOf, plainText } from '../src/passages';
import { restore, textAt } from '../src/past';
import { meet, somebody, type Somebody } from './room';

let one: Somebody;
let other: Somebody;

beforeEach(async () => {
  [one, other] = [somebody(1), somebody(2)];
  await new Promise((created) => setTimeout(created));
  one.editor.commands.setContent('<p>written by one</p><p>untouched</p>');
  meet(one, other);
});

const amina: Author = { id: 'a', name: 'Amina', colour: '#112233' };
const berta: Author = { id: 'b', name: 'Berta', colour: '#445566' };
const authors = new Map([
  [1, amina],
  [2, berta],
]);

describe('who wrote what', () => {
  it('is known of every character', () => {
    other.editor.commands.insertContentAt(9, 'also ');
    meet(one, other);
    const { doc } = one.editor.state;
    const stretches = stretchesOf(one.editor.state, authors).map(({ from, to, author }) => [doc.textBetween(from, to), author?.name]);
    expect(stretches).toEqual([
      ['written ', 'Amina'],
      ['also ', 'Berta'],
      ['by one', 'Amina'],
      ['untouched', 'Amina'],
    ]);
  });

  it('is counted, and somebody unknown is nobody', () => {
    other.editor.commands.insertContentAt(9, 'also ');
    meet(one, other);
    const shares = sharesOf(stretchesOf(one.editor.state, new Map([[1, amina]])));
    expect(shares).toEqual([
      { author: amina, characters: 23 },
      { author: null, characters: 5 },
    ]);
  });

  it('goes on behind footnotes and line breaks', () => {
    one.editor.commands.setContent('<p>a<br>b<span data-footnote="">note</span>c</p>');
    const stretches = stretchesOf(one.editor.state, authors).map(({ from, to }) => [from, to]);
    expect(stretches).toEqual([
      [1, 2],
      [3, 4],
      [5, 9],
      [10, 11],
    ]);
  });
});

describe('the past', () => {
  it('comes back as an edit that others see and undo takes away', () => {
    const then = Y.encodeStateAsUpdateV2(one.doc);
    other.editor.commands.insertContentAt(9, 'not ');
    meet(one, other);
    one.editor.commands.undo();
    const text = textAt(then, one.editor.schema);
    expect(restore(text)(one.editor.state, one.editor.view.dispatch)).toBe(true);
    meet(one, other);
    expect(other.editor.getText()).toBe('written by one\n\nuntouched');
    one.editor.commands.undo();
    meet(one, other);
    expect(other.editor.getText()).toContain('not ');
  });

  it('is not restored when nothing has changed since', () => {
    const text = textAt(Y.encodeStateAsUpdateV2(one.doc), one.editor.schema);
    expect(restore(text)(one.editor.state)).toBe(false);
  });
});

describe('what was not saved', () => {
  it('is shown in its paragraph', () => {
    const updates: Uint8Array[] = [];
    one.doc.on('update', (update: Uint8Array) => updates.push(update));
    one.editor.commands.insertContentAt(9, 'here ');
    const passages = passagesOf(one.doc, updates);
    expect(passages).toEqual([
      [
        { text: 'written ', unsaved: false },
        { text: 'here ', unsaved: true },
        { text: 'by one', unsaved: false },
      ],
    ]);
    expect(plainText(passages)).toBe('written here by one');
  });

  it('is nothing when text was only taken away', () => {
    const updates: Uint8Array[] = [];
    one.doc.on('update', (update: Uint8Array) => updates.push(update));
    one.editor.commands.deleteRange({ from: 1, to: 4 });
    expect(passagesOf(one.doc, updates)).toEqual([]);
  });
});
