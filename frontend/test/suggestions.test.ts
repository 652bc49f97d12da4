// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type Suggestion, SuggestionMarks } from '../src/suggestion/suggestion-marks';
import { type Collaborator, collaborator, sync } from './collaborators';

const options = { more: [SuggestionMarks] };

/** Two people with the same draft. */
function pair(): [Collaborator, Collaborator] {
  const first = collaborator(1, undefined, options);
  first.editor.commands.setContent('<p>Courts decide within two weeks.</p><p>They give reasons.</p>');
  return [first, collaborator(2, Y.encodeStateAsUpdate(first.doc), options)];
}

const block = ({ doc }: Collaborator, index: number) => doc.getXmlFragment('default').get(index) as Y.XmlElement;

const idOf = (type: Y.AbstractType<any>) => ({ client: type._item!.id.client, clock: type._item!.id.clock });

function letter(person: Collaborator, index: number, at: number) {
  const { item } = Y.createRelativePositionFromTypeIndex(block(person, index).get(0) as Y.XmlText, at);
  return { client: item!.client, clock: item!.clock };
}

function suggestion(kind: Suggestion['pieces'][0]['kind'], first: object | null, last: object | null, words = ''): Suggestion {
  return { id: `${kind}`, author: 'ann', title: 'Ann', colour: '#123456', pieces: [{ kind, first, last, words } as Suggestion['pieces'][0]] };
}

const shown = ({ editor }: Collaborator, selector: string) => [...editor.view.dom.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe('what is suggested', () => {
  it('is shown at its place, also after others have typed', () => {
    const [first, second] = pair();
    const list = [
      suggestion('INSERT_WORDS', letter(first, 0, 5), idOf(block(first, 0).get(0) as Y.XmlText), ' quickly'),
      suggestion('DELETE_WORDS', letter(first, 1, 5), letter(first, 1, 8)),
      suggestion('INSERT_BLOCK', idOf(block(first, 1)), null, 'The end.'),
      suggestion('FORMAT_WORDS', letter(first, 1, 0), letter(first, 1, 3)),
    ];
    for (const { editor } of [first, second]) editor.commands.setSuggestions(list, null);
    second.editor.commands.insertContentAt(1, 'All ');
    sync(first, second);

    for (const person of [first, second]) {
      expect(shown(person, '.change-suggested.inserted')).toEqual([' quickly', 'The end.']);
      expect(person.editor.view.dom.querySelector('p')!.textContent).toBe('All Courts quickly decide within two weeks.');
      expect(shown(person, '.change-suggested.deleted')).toEqual(['give']);
      expect(shown(person, '.change-suggested.restyled')).toEqual(['They']);
      expect(person.editor.getText()).not.toContain('quickly');
    }
  });

  it('is looked for again only where others have written', () => {
    const [first, second] = pair();
    const list = [0, 1].map((index) => ({ ...suggestion('DELETE_WORDS', letter(first, index, 0), letter(first, index, 3)), id: `${index}` }));
    const looked = list.map((each) => {
      const { pieces } = each;
      const get = vi.fn(() => pieces);
      Object.defineProperty(each, 'pieces', { get });
      return get;
    });
    second.editor.commands.setSuggestions(list, null);
    looked.forEach((each) => each.mockClear());
    first.editor.commands.insertContentAt(1, 'All ');
    sync(first, second);
    expect(shown(second, '.change-suggested.deleted')).toEqual(['Cour', 'They']);
    expect(looked.map((each) => each.mock.calls.length > 0)).toEqual([true, false]);

    first.editor.commands.deleteRange({ from: 0, to: first.editor.state.doc.child(0).nodeSize });
    sync(first, second);
    expect(shown(second, '.change-suggested.deleted')).toEqual(['They']);
  });

  it('is shown at the same places as if all were looked for again, after any edits', () => {
    let seed = 5;
    const random = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
    for (let round = 0; round < 10; round++) {
      const [first, second] = pair();
      const list = [
        suggestion('INSERT_WORDS', letter(first, 0, 5), idOf(block(first, 0).get(0) as Y.XmlText), ' quickly'),
        suggestion('DELETE_WORDS', letter(first, 1, 5), letter(first, 1, 8)),
        suggestion('INSERT_BLOCK', idOf(block(first, 0)), null, 'Between.'),
        suggestion('FORMAT_WORDS', letter(first, 1, 0), letter(first, 1, 3)),
        suggestion('DELETE_BLOCK', idOf(block(first, 1)), idOf(block(first, 1))),
      ];
      second.editor.commands.setSuggestions(list, null);
      for (let edit = 0; edit < 8; edit++) {
        const { editor } = first;
        editor.commands.setTextSelection(1 + random(editor.state.doc.content.size - 1));
        if (random(5) === 0) second.editor.commands.deleteRange({ from: 2, to: 2 + random(second.editor.state.doc.child(0).content.size) });
        else if (random(5) === 0) second.editor.commands.undo();
        else if (random(4) === 0) editor.commands.splitBlock();
        else if (random(4) === 0) editor.commands.undo();
        else if (random(3) === 0) editor.commands.insertContentAt(0, '<p>New.</p>');
        else editor.commands.insertContent('word ');
        sync(first, second);
        // What one does oneself moves the marks only.
        editor.commands.insertContentAt(0, '<p>Last.</p>');
        sync(first, second);
        const { innerHTML } = second.editor.view.dom;
        second.editor.commands.setSuggestions(list, null);
        expect(innerHTML).toBe(second.editor.view.dom.innerHTML);
      }
    }
  });

  it('is not shown where its passage is gone, and has only a place in the copy of its author', () => {
    const [first, second] = pair();
    const list = [
      suggestion('INSERT_WORDS', letter(first, 0, 5), idOf(block(first, 0).get(0) as Y.XmlText), ' quickly'),
      suggestion('DELETE_BLOCK', idOf(block(first, 1)), idOf(block(first, 1))),
    ];
    first.editor.commands.setSuggestions(list, 'ann');
    expect(shown(first, '.change-suggested')).toEqual([]);
    expect(shown(first, '.suggestion-place')).toHaveLength(2);

    second.editor.commands.setSuggestions(list, null);
    expect(shown(second, '.change-suggested.deleted')).toEqual(['They give reasons.']);
    second.editor.commands.deleteRange({ from: 0, to: second.editor.state.doc.child(0).nodeSize });
    second.editor.commands.setSuggestions([...list], null);
    expect(shown(second, '.change-suggested.inserted')).toEqual([]);
  });
});
