// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { footnoteExtension, insertFootnote } from '../src/editor/footnote';
import { FootnoteList } from '../src/editor/footnote-list';
import { schemaExtensions } from '../src/editor/schema';
import { translator } from '../src/shared/texts';
import { forThisTest } from './editors';

function person() {
  const doc = new Y.Doc();
  const notes = new FootnoteList(translator(), () => true);
  const editor = forThisTest(
    new Editor({
      element: document.body.appendChild(document.createElement('div')),
      extensions: [...schemaExtensions, footnoteExtension(notes), Collaboration.configure({ document: doc, field: 'default' })],
      onTransaction: () => notes.arrange(),
    }),
  );
  document.body.append(notes.root);
  const written = () => [...notes.root.querySelectorAll('.note-text')].map((note) => note.textContent);
  return { doc, editor, notes, written };
}

type Person = ReturnType<typeof person>;

/** Each gets what the other has written so far. */
function meet(one: Person, other: Person): void {
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)), 'network');
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)), 'network');
}

function draftWithNote(): [Person, Person] {
  const [one, other] = [person(), person()];
  one.editor.commands.insertContent('text');
  insertFootnote(one.editor.state, one.editor.view.dispatch);
  one.editor.commands.insertContent('a note');
  meet(one, other);
  return [one, other];
}

describe('co-editing', () => {
  it('keeps both people’s words in one paragraph', () => {
    const [one, other] = draftWithNote();
    one.editor.commands.insertContentAt(1, 'first ');
    other.editor.commands.insertContentAt(5, ' last');
    meet(one, other);
    expect(one.editor.getHTML()).toBe('<p>first text last<span data-footnote="">a note</span></p>');
    expect(other.editor.getHTML()).toBe(one.editor.getHTML());
  });

  it('keeps both people’s words in one footnote, and shows them in the notes', () => {
    const [one, other] = draftWithNote();
    one.editor.commands.insertContentAt(6, 'This is ');
    other.editor.commands.insertContentAt(12, ' indeed');
    meet(one, other);
    expect(one.written()).toEqual(['This is a note indeed']);
    expect(other.written()).toEqual(one.written());
  });

  it('takes back one’s own words and leaves the other’s', () => {
    const [one, other] = draftWithNote();
    other.editor.commands.insertContentAt(1, 'theirs ');
    meet(one, other);
    other.editor.commands.undo();
    meet(one, other);
    expect(one.editor.getText()).toContain('text');
    expect(one.editor.getText()).not.toContain('theirs');
  });

  it('orders the notes by their references', () => {
    const [one] = draftWithNote();
    one.editor.commands.setTextSelection(1);
    insertFootnote(one.editor.state, one.editor.view.dispatch);
    one.editor.commands.insertContent('earlier');
    expect(one.written()).toEqual(['earlier', 'a note']);
    const names = [...one.editor.view.dom.querySelectorAll('.footnote-reference')].map((reference) => reference.textContent);
    expect(names).toEqual(['1', '2']);
  });

  it('removes the note with its reference', () => {
    const [one] = draftWithNote();
    one.editor.commands.deleteRange({ from: 5, to: 13 });
    expect(one.written()).toEqual([]);
    expect(one.notes.root.hidden).toBe(true);
  });
});
