// @vitest-environment jsdom
import type { JSONContent } from '@tiptap/core';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { joinBackward, splitBlock } from '@tiptap/pm/commands';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBase } from '../src/amendment/base-text';
import { hideChanges, showChanges, ShownChanges, shownChanges } from '../src/amendment/shown-changes';
import { TextComparison } from '../src/amendment/text-comparison';
import { translator } from '../src/shared/texts';
import { collaborator, type Collaborator, sync } from './collaborators';
import { schema } from './editors';

const options = { more: [ShownChanges] };

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** A copy of a text that was written by someone else, and its comparison with that text. */
function copyOf(html: string | JSONContent) {
  const author = collaborator(1);
  author.editor.commands.setContent(html);
  const base = Y.encodeStateAsUpdate(author.doc);
  const copy = collaborator(2, base, options);
  return { copy, base, comparison: new TextComparison(readBase(base64(base), schema), translator()) };
}

function compare(copy: Collaborator, comparison: TextComparison): void {
  const { state, view } = copy.editor;
  const { type } = ySyncPluginKey.getState(state) as { type: Y.XmlFragment };
  showChanges(comparison.marks(type, state.doc))(state, view.dispatch);
}

/** What is marked, in the order of the text: +inserted words, or the class and the words of a whole block. */
function marked({ editor: { state } }: Collaborator): string[] {
  const marks = shownChanges(state)!.find().filter(({ from, to }) => from < to);
  return marks
    .sort((one, other) => one.from - other.from || other.to - one.to)
    .map(({ from, to, spec: { key } }) => (key === 'inserted' ? '+' : `${key} `) + state.doc.textBetween(from, to, '|'));
}

/** What is shown that is no longer in the text. */
const deletions = ({ editor }: Collaborator) =>
  [...editor.view.dom.querySelectorAll('.amend-deleted, .amend-removed')].map((each) => `${each.tagName} ${each.textContent}`);

function changesAfter(html: string | JSONContent, edit: (copy: Collaborator) => void) {
  const { copy, comparison } = copyOf(html);
  edit(copy);
  compare(copy, comparison);
  return { marks: marked(copy), deletions: deletions(copy), copy, comparison };
}

function at(copy: Collaborator, words: string): number {
  let found = -1;
  copy.editor.state.doc.descendants((node, position) => {
    const index = node.isText ? node.text!.indexOf(words) : -1;
    if (index >= 0 && found < 0) found = position + index;
  });
  return found;
}

const insert = (copy: Collaborator, before: string, text: string) => copy.editor.view.dispatch(copy.editor.state.tr.insertText(text, at(copy, before)));
const remove = (copy: Collaborator, words: string) => copy.editor.view.dispatch(copy.editor.state.tr.delete(at(copy, words), at(copy, words) + words.length));

/** Removes the whole block of some words, with the list item or row that it is in. */
function removeBlock(copy: Collaborator, words: string, depth: number): void {
  const $at = copy.editor.state.doc.resolve(at(copy, words));
  copy.editor.view.dispatch(copy.editor.state.tr.delete($at.before(depth), $at.after(depth)));
}

const TEXT = '<p>States shall respect privacy.</p><p>Courts decide within two days.</p><p>Nothing else is agreed.</p>';

describe('words', () => {
  it('that were inserted are marked', () => {
    const { marks, deletions } = changesAfter(TEXT, (copy) => insert(copy, 'privacy', 'personal '));
    expect(marks).toEqual(['+personal ']);
    expect(deletions).toEqual([]);
  });

  it('that were deleted are shown where they were', () => {
    const { marks, deletions, copy } = changesAfter(TEXT, (each) => remove(each, ' within two days'));
    expect(marks).toEqual([]);
    expect(deletions).toEqual(['DEL  within two days']);
    expect(copy.editor.view.dom.querySelector('del')?.contentEditable).toBe('false');
    expect(copy.editor.getText()).not.toContain('within');
  });

  it('are replaced as whole words', () => {
    const { marks, deletions } = changesAfter(TEXT, (copy) => {
      remove(copy, 'all respect');
      insert(copy, ' privacy', 'ould honour');
    });
    expect(deletions).toEqual(['DEL shall respect']);
    expect(marks).toEqual(['+should honour']);
  });

  it('of which only the formatting is other are marked as that', () => {
    const { marks } = changesAfter(TEXT, (copy) => {
      copy.editor.chain().setTextSelection({ from: at(copy, 'respect'), to: at(copy, ' privacy') }).toggleBold().run();
      insert(copy, 'respect', 'always ');
    });
    expect(marks).toEqual(['+always ', 'restyled respect']);
  });

  it('are the same in a text that was not changed', () => {
    expect(changesAfter(TEXT, () => {})).toMatchObject({ marks: [], deletions: [] });
  });

  it('follow what a colleague writes at the same time', () => {
    const { copy, base, comparison } = copyOf(TEXT);
    const colleague = collaborator(3, base, options);
    insert(copy, 'privacy', 'personal ');
    compare(copy, comparison);
    insert(colleague, 'Courts', 'The ');
    removeBlock(colleague, 'Nothing', 1);
    sync(copy, colleague);
    compare(copy, comparison);
    expect(marked(copy)).toEqual(['+personal ', '+The ']);
    expect(deletions(copy)).toEqual(['DIV Nothing else is agreed.']);
  });

  it('that are typed beside changes need no new comparison to be marked rightly in the end', () => {
    const { copy, comparison } = changesAfter(TEXT, (each) => insert(each, 'privacy', 'personal '));
    insert(copy, 'privacy', 'and family ');
    insert(copy, 'States', 'All ');
    compare(copy, comparison);
    expect(marked(copy)).toEqual(['+All ', '+personal and family ']);
  });
});

describe('blocks', () => {
  it('that are new are marked, with their words', () => {
    const { marks } = changesAfter(TEXT, (copy) => copy.editor.commands.insertContentAt(at(copy, 'Courts') - 1, '<h2>On courts</h2>'));
    expect(marks).toEqual(['amend-added On courts', '+On courts']);
  });

  it('that are gone are shown where they were', () => {
    const { marks, deletions, copy } = changesAfter(TEXT, (each) => removeBlock(each, 'Courts', 1));
    expect(marks).toEqual([]);
    expect(deletions).toEqual(['DIV Courts decide within two days.']);
    expect(copy.editor.view.dom.children[1]?.className).toContain('amend-removed');
  });

  it('that are gone at the beginning and the end are shown there', () => {
    const { copy } = changesAfter(TEXT, (each) => {
      removeBlock(each, 'Nothing', 1);
      removeBlock(each, 'States', 1);
    });
    expect([...copy.editor.view.dom.children].map(({ textContent }) => textContent?.split(' ')[0])).toEqual(['States', 'Courts', 'Nothing']);
  });

  it('that were moved are marked at both places', () => {
    const { marks, deletions, copy } = changesAfter(TEXT, (each) => {
      removeBlock(each, 'Nothing', 1);
      each.editor.commands.insertContentAt(0, '<p>Nothing else is agreed.</p>');
    });
    expect(marks).toEqual(['amend-moved Nothing else is agreed.', 'amend-moved-label Nothing else is agreed.']);
    expect(deletions).toEqual(['DIV Moved from hereNothing else is agreed.']);
    expect(copy.editor.view.dom.querySelector('[data-change]')?.getAttribute('data-change')).toBe('Moved here');
  });

  it('that undo brings back are as they were', () => {
    const { marks, deletions } = changesAfter(TEXT, (copy) => {
      removeBlock(copy, 'Courts', 1);
      copy.editor.commands.undo();
    });
    expect({ marks, deletions }).toEqual({ marks: [], deletions: [] });
  });

  it('that are of another kind now are formatted otherwise', () => {
    const { marks, deletions } = changesAfter(TEXT, (copy) => {
      copy.editor.chain().setTextSelection(at(copy, 'Courts')).toggleHeading({ level: 2 }).run();
    });
    expect(marks).toEqual(['restyled Courts decide within two days.']);
    expect(deletions).toEqual([]);
  });

  it('that are in a list now, and were edited there, show what was edited', () => {
    const { marks, deletions } = changesAfter(TEXT, (copy) => {
      copy.editor.chain().setTextSelection(at(copy, 'Courts')).toggleBulletList().run();
      insert(copy, 'days', 'working ');
    });
    expect(marks).toEqual(['restyled Courts decide within two working days.', '+working ']);
    expect(deletions).toEqual([]);
  });

  it('of a text that was pasted as a whole are compared with those that are like them', () => {
    const { marks, deletions } = changesAfter(TEXT, (copy) => {
      const { state, view } = copy.editor;
      const pasted = ['States shall respect privacy.', 'Courts decide within two working days.', 'We add this.', 'Nothing else is agreed.'];
      const content = pasted.map((text) => state.schema.node('paragraph', null, state.schema.text(text)));
      view.dispatch(state.tr.replaceWith(0, state.doc.content.size, content));
    });
    expect(marks).toEqual(['+working ', 'amend-added We add this.', '+We add this.']);
    expect(deletions).toEqual([]);
  });

  it('that were split have lost no words', () => {
    const { marks, deletions } = changesAfter(TEXT, (copy) => {
      const { state, view } = copy.editor;
      view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at(copy, 'within two'))));
      splitBlock(view.state, view.dispatch);
      insert(copy, 'days', 'working ');
    });
    expect(deletions).toEqual([]);
    expect(marks).toEqual(['amend-split Courts decide ', '+working ']);
  });

  it('that are gone behind one that was split are shown behind all of it', () => {
    const { copy } = changesAfter(TEXT, (each) => {
      const { state, view } = each.editor;
      view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at(each, 'within two'))));
      splitBlock(view.state, view.dispatch);
      removeBlock(each, 'Nothing', 1);
    });
    const blocks = [...copy.editor.view.dom.children].map(({ textContent }) => textContent?.split(' ')[0]);
    expect(blocks).toEqual(['States', 'Courts', 'within', 'Nothing']);
  });

  it('that were joined have lost no words', () => {
    const { marks, deletions } = changesAfter(TEXT, (copy) => {
      const { state, view } = copy.editor;
      view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at(copy, 'Courts'))));
      joinBackward(view.state, view.dispatch, view);
    });
    expect(marks).toEqual([]);
    expect(deletions).toEqual(['DEL  ¶ ']);
  });
});

describe('lists', () => {
  const LIST = '<ul><li><p>One item</p></li><li><p>Another item</p></li><li><p>Last item</p></li></ul>';

  it('show an item that is new as one', () => {
    const { marks, copy } = changesAfter(LIST, (each) => each.editor.commands.insertContentAt(at(each, 'Another') - 2, '<li><p>Brand new point</p></li>'));
    expect(marks).toEqual(['amend-added Brand new point', '+Brand new point']);
    expect(copy.editor.view.dom.querySelector('.amend-added')?.tagName).toBe('LI');
  });

  it('show an item that is gone as an item', () => {
    const { deletions, copy } = changesAfter(LIST, (each) => removeBlock(each, 'Another', 2));
    expect(deletions).toEqual(['LI Another item']);
    expect(copy.editor.view.dom.querySelector('ul')?.children[1]?.textContent).toBe('Another item');
  });

  it('show a whole list that is gone as one', () => {
    const { deletions } = changesAfter(`<p>Before</p>${LIST}<p>Behind</p>`, (each) => removeBlock(each, 'Another', 1));
    expect(deletions).toEqual(['DIV One itemAnother itemLast item']);
  });
});

describe('tables', () => {
  const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join('')}</tr>`;
  const TABLE = `<table><tbody>${row('Name', 'Vote')}${row('Amina', 'In favour')}${row('Berta', 'Against it')}</tbody></table>`;

  it('show a row that is new as one', () => {
    const { marks, copy } = changesAfter(TABLE, (each) => {
      each.editor.commands.setTextSelection(at(each, 'In favour'));
      each.editor.commands.addRowAfter();
    });
    expect(marks).toEqual(['amend-added |']);
    expect(copy.editor.view.dom.querySelector('.amend-added')?.tagName).toBe('TR');
  });

  it('show a row that is gone as a row', () => {
    const { deletions, copy } = changesAfter(TABLE, (each) => {
      each.editor.commands.setTextSelection(at(each, 'In favour'));
      each.editor.commands.deleteRow();
    });
    expect(deletions).toEqual(['TR AminaIn favour']);
    expect(copy.editor.view.dom.querySelectorAll('tr')[1]?.className).toContain('amend-removed');
  });

  it('show words in a cell', () => {
    const { marks, deletions } = changesAfter(TABLE, (each) => {
      remove(each, 'Against');
      insert(each, ' it', 'For');
    });
    expect(marks).toEqual(['+For']);
    expect(deletions).toEqual(['DEL Against']);
  });
});

describe('footnotes', () => {
  const NOTES = '<p>A claim<span data-footnote="">Source of it</span> and more<span data-footnote="">Other source</span>.</p>';

  it('show words that changed in them', () => {
    const { marks } = changesAfter(NOTES, (copy) => insert(copy, 'of it', 'and proof '));
    expect(marks).toEqual(['+and proof ']);
  });

  it('that are new are marked', () => {
    const { marks } = changesAfter(TEXT, (copy) =>
      copy.editor.commands.insertContentAt(at(copy, ' privacy'), { type: 'footnote', content: [{ type: 'text', text: 'See above' }] }),
    );
    expect(marks).toEqual(['amend-added See above', '+See above']);
  });

  it('that are gone are shown with their words', () => {
    const { deletions } = changesAfter(NOTES, (copy) => {
      const start = at(copy, 'Other source') - 1;
      copy.editor.view.dispatch(copy.editor.state.tr.delete(start, start + 'Other source'.length + 2));
    });
    expect(deletions).toEqual(['DEL [Other source]']);
  });
});

describe('marks', () => {
  it('are gone when they are not wanted', () => {
    const { copy } = changesAfter(TEXT, (each) => insert(each, 'privacy', 'personal '));
    hideChanges(copy.editor.state, copy.editor.view.dispatch);
    expect(shownChanges(copy.editor.state)).toBeNull();
    expect(copy.editor.view.dom.querySelector('ins')).toBeNull();
  });

  it('are none without a base', () => {
    const { copy } = copyOf(TEXT);
    insert(copy, 'privacy', 'personal ');
    expect(shownChanges(copy.editor.state)).toBeNull();
  });

  it('that are shown already stay the same', () => {
    const { copy, comparison } = changesAfter(TEXT, (each) => {
      insert(each, 'privacy', 'personal ');
      remove(each, ' within two days');
    });
    const [before, del] = [shownChanges(copy.editor.state), copy.editor.view.dom.querySelector('del')];
    compare(copy, comparison);
    expect(shownChanges(copy.editor.state)).toBe(before);
    insert(copy, 'Nothing', 'Really ');
    compare(copy, comparison);
    expect(copy.editor.view.dom.querySelector('del')).toBe(del);
  });

  it('are no edits: nothing is sent, and undo takes back the words', () => {
    const { copy, comparison } = copyOf(TEXT);
    insert(copy, 'privacy', 'personal ');
    const before = Y.encodeStateAsUpdate(copy.doc);
    compare(copy, comparison);
    expect(Y.encodeStateAsUpdate(copy.doc)).toEqual(before);
    copy.editor.commands.undo();
    compare(copy, comparison);
    expect(copy.editor.getText()).toContain('respect privacy');
    expect(marked(copy)).toEqual([]);
  });

  it('leave the caret where it is', () => {
    const { copy, comparison } = copyOf(TEXT);
    remove(copy, ' within two days');
    copy.editor.view.dispatch(copy.editor.state.tr.setSelection(Selection.near(copy.editor.state.doc.resolve(at(copy, 'decide') + 6))));
    const { from } = copy.editor.state.selection;
    compare(copy, comparison);
    expect(copy.editor.state.selection.from).toBe(from);
  });
});

describe('a base', () => {
  it('that is no update, lacks parts, or has what the schema does not is refused', () => {
    expect(() => readBase('no Base64 …', schema)).toThrow();
    expect(() => readBase(base64(Uint8Array.of(200, 1, 3, 9, 9, 9)), schema)).toThrow();
    const doc = new Y.Doc();
    doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
    const first = Y.encodeStateVector(doc);
    doc.getXmlFragment('default').insert(1, [new Y.XmlElement('paragraph')]);
    expect(() => readBase(base64(Y.encodeStateAsUpdate(doc, first)), schema)).toThrow('missing');
    doc.getXmlFragment('default').insert(0, [new Y.XmlElement('script')]);
    expect(() => readBase(base64(Y.encodeStateAsUpdate(doc)), schema)).toThrow('script');
  });

  it('that is larger than a draft can be is refused', () => {
    expect(() => readBase('A'.repeat(24_000_000), schema)).toThrow('large');
    const doc = new Y.Doc();
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment('default').insert(0, [paragraph]);
    paragraph.insert(0, [new Y.XmlText('a'.repeat(2_200_000))]);
    expect(() => readBase(base64(Y.encodeStateAsUpdate(doc)), schema)).toThrow('large');
  });
});
