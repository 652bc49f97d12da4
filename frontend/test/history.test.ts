// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Author } from '../src/collaboration/people';
import { plainText, unsavedParagraphs } from '../src/collaboration/unsaved-text';
import { authorRanges, authorShares } from '../src/history/authorship';
import { documentAt, restoreDocument } from '../src/history/restore';
import { collaborator, type Collaborator, sync } from './collaborators';

let one: Collaborator;
let other: Collaborator;

beforeEach(async () => {
  [one, other] = [collaborator(1), collaborator(2)];
  await new Promise((created) => setTimeout(created));
  one.editor.commands.setContent('<p>written by one</p><p>untouched</p>');
  sync(one, other);
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
    sync(one, other);
    const { doc } = one.editor.state;
    const stretches = authorRanges(one.editor.state, authors).map(({ from, to, author }) => [doc.textBetween(from, to), author?.name]);
    expect(stretches).toEqual([
      ['written ', 'Amina'],
      ['also ', 'Berta'],
      ['by one', 'Amina'],
      ['untouched', 'Amina'],
    ]);
  });

  it('is counted, also of unknown authors', () => {
    other.editor.commands.insertContentAt(9, 'also ');
    sync(one, other);
    const shares = authorShares(authorRanges(one.editor.state, new Map([[1, amina]])));
    expect(shares).toEqual([
      { author: amina, characters: 23 },
      { author: null, characters: 5 },
    ]);
  });

  it('goes on behind footnotes and line breaks', () => {
    one.editor.commands.setContent('<p>a<br>b<span data-footnote="">note</span>c</p>');
    const stretches = authorRanges(one.editor.state, authors).map(({ from, to }) => [from, to]);
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
    sync(one, other);
    one.editor.commands.undo();
    const text = documentAt(then, one.editor.schema);
    expect(restoreDocument(text)(one.editor.state, one.editor.view.dispatch)).toBe(true);
    sync(one, other);
    expect(other.editor.getText()).toBe('written by one\n\nuntouched');
    one.editor.commands.undo();
    sync(one, other);
    expect(other.editor.getText()).toContain('not ');
  });

  it('is not restored when nothing has changed since', () => {
    const text = documentAt(Y.encodeStateAsUpdateV2(one.doc), one.editor.schema);
    expect(restoreDocument(text)(one.editor.state)).toBe(false);
  });
});

describe('what was not saved', () => {
  it('is shown in its paragraph', () => {
    const updates: Uint8Array[] = [];
    one.doc.on('update', (update: Uint8Array) => updates.push(update));
    one.editor.commands.insertContentAt(9, 'here ');
    const passages = unsavedParagraphs(one.doc, updates);
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
    expect(unsavedParagraphs(one.doc, updates)).toEqual([]);
  });
});
