// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Author } from '../src/collaboration/people';
import { plainText, unsavedParagraphs } from '../src/collaboration/unsaved-text';
import { authorRanges, authorShares, byAuthor } from '../src/history/authorship';
import { changesBetween, markChanges } from '../src/history/changes';
import { restoreDocument } from '../src/history/restore';
import { revisionText } from '../src/history/revision-text';
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
    const text = revisionText(then, one.editor.schema).document;
    expect(restoreDocument(text)(one.editor.state, one.editor.view.dispatch)).toBe(true);
    sync(one, other);
    expect(other.editor.getText()).toBe('written by one\n\nuntouched');
    one.editor.commands.undo();
    sync(one, other);
    expect(other.editor.getText()).toContain('not ');
  });

  it('is not restored when nothing has changed since', () => {
    const text = revisionText(Y.encodeStateAsUpdateV2(one.doc), one.editor.schema).document;
    expect(restoreDocument(text)(one.editor.state)).toBe(false);
  });
});

describe('what a revision changed', () => {
  const now = () => revisionText(Y.encodeStateAsUpdateV2(one.doc), one.editor.schema);
  const parts = (edit: () => void) => {
    const before = now();
    edit();
    const after = now();
    const changes = changesBetween(before.document, after.document);
    const marks = markChanges(changes, before.document, after.document, byAuthor(after.clients, authors)).find();
    const named = marks.map((mark) => {
      const { attrs, toDOM } = (mark as unknown as { type: { attrs?: { title: string }; toDOM?: () => HTMLElement } }).type;
      const dom = toDOM?.();
      return dom ? `-${dom.tagName} ${dom.textContent}` : `+${attrs?.title} ${after.document.textBetween(mark.from, mark.to)}`;
    });
    return { changes: changes.length, named };
  };

  it('is marked by words, with who added them', () => {
    const result = parts(() => {
      other.editor.commands.insertContentAt(9, 'also ');
      other.editor.commands.deleteRange({ from: 21, to: 31 });
      sync(one, other);
    });
    expect(result.changes).toBe(2);
    expect(result.named).toEqual(expect.arrayContaining(['+Berta also ']));
    expect(result.named.some((mark) => mark.startsWith('-DEL'))).toBe(true);
  });

  it('shows whole paragraphs that were deleted as such', () => {
    const result = parts(() => {
      one.editor.commands.setContent('<p>written by one</p>');
    });
    expect(result.named).toEqual(['-DIV untouched']);
  });

  it('is nothing where only the form of words changed', () => {
    const result = parts(() => one.editor.chain().setTextSelection({ from: 1, to: 8 }).toggleBold().run());
    expect(result).toEqual({ changes: 0, named: [] });
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
