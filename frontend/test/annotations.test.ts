// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { anchorIn, type Annotation, annotationAt, foundIn, hasMissing, HighlightAnnotations, missingIn } from '../src/annotation/annotations';
import { findQuotation, selectedWords } from '../src/annotation/quotation';
import { type Collaborator, collaborator, sync } from './collaborators';
import { editorWith } from './editors';

const TEXT = '<p>States shall respect privacy.</p><p>Courts decide within two days.</p>';
const options = { more: [HighlightAnnotations] };

function rangeOfText(person: Collaborator, text: string) {
  const { doc } = person.editor.state;
  let range = { from: 0, to: 0 };
  doc.descendants((node, position) => {
    const at = node.isText ? node.text!.indexOf(text) : -1;
    if (at >= 0) range = { from: position + at, to: position + at + text.length };
  });
  return range;
}

function annotate(person: Collaborator, text: string, changes: Partial<Annotation> = {}): Annotation {
  const { state } = person.editor;
  const words = selectedWords(state.doc, rangeOfText(person, text))!;
  return { id: 'one', ...words, anchor: anchorIn(state, words.range), state: 'open', title: 'Comment', ...changes };
}

/** The words that are found. */
function found(person: Collaborator, id = 'one'): string | null {
  const { state } = person.editor;
  const range = foundIn(state).get(id);
  return range ? state.doc.textBetween(range.from, range.to, ' ') : null;
}

function insert(person: Collaborator, before: string, text: string): void {
  person.editor.commands.insertContentAt(rangeOfText(person, before).from, text);
}

/** Two people with the same text and a comment on it. */
function pair(words: string): [Collaborator, Collaborator, Annotation] {
  const first = collaborator(1, undefined, options);
  first.editor.commands.setContent(TEXT);
  const second = collaborator(2, Y.encodeStateAsUpdate(first.doc), options);
  const annotation = annotate(first, words);
  for (const { editor } of [first, second]) editor.commands.setAnnotations([annotation]);
  return [first, second, annotation];
}

describe('annotated words', () => {
  it('are found with what others type before, in and after them at the same time', () => {
    const [first, second] = pair('respect privacy');
    insert(first, 'States', 'All ');
    insert(second, 'privacy', 'personal ');
    second.editor.commands.insertContentAt(rangeOfText(second, 'privacy').to, ' always');
    sync(first, second);

    expect(found(first)).toBe('respect personal privacy');
    expect(found(second)).toBe('respect personal privacy');
    expect(first.editor.getText()).toContain('All States shall respect personal privacy always.');
  });

  it('are marked in the page, and lead to their thread', () => {
    const [first] = pair('respect privacy');
    const mark = first.editor.view.dom.querySelector('mark')!;
    expect(mark.textContent).toBe('respect privacy');
    expect(mark.getAttribute('aria-details')).toBe('comment-one');
    expect(annotationAt(first.editor.state, foundIn(first.editor.state).get('one')!.from + 2)).toBe('one');
  });

  it('begin at the first letter of the text', () => {
    const [, second] = pair('States shall');
    expect(found(second)).toBe('States shall');
  });

  it('follow a paragraph that is inserted before them, and formats', () => {
    const [first, second] = pair('within two');
    first.editor.commands.insertContentAt(0, '<h2>Privacy</h2>');
    second.editor.chain().setTextSelection(rangeOfText(second, 'two')).toggleBold().run();
    sync(first, second);
    expect(found(first)).toBe('within two');
    expect(found(second)).toBe('within two');
  });

  it('are gone when they are deleted, and come back with an undone deletion', () => {
    const [first, second] = pair('respect privacy');
    second.editor.commands.deleteRange(rangeOfText(second, 'respect privacy'));
    sync(first, second);
    expect(found(first)).toBeNull();
    expect(found(second)).toBeNull();

    second.editor.commands.undo();
    sync(first, second);
    first.editor.commands.searchAnnotations();
    expect(found(first)).toBe('respect privacy');
    expect(found(second)).toBe('respect privacy');
  });

  it('are what is left of them', () => {
    const [first, second] = pair('respect privacy');
    second.editor.commands.deleteRange(rangeOfText(second, 'privacy'));
    sync(first, second);
    expect(found(first)).toBe('respect ');
  });

  it('are found by their quotation without an anchor, and followed from then on', () => {
    const [first, second, annotation] = pair('respect privacy');
    first.editor.commands.setAnnotations([{ ...annotation, id: 'other', anchor: null }]);
    insert(second, 'privacy', 'personal ');
    sync(first, second);
    expect(found(first, 'other')).toBe('respect personal privacy');
  });

  it('are looked for in turns if many are missing, so that typing goes on', () => {
    const [first, , annotation] = pair('respect privacy');
    const { editor } = first;
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 15));
    const gone = [...'abcdefgh'].map((id) => ({ ...annotation, id, exact: `Nowhere ${id}`, anchor: null }));
    editor.commands.setAnnotations([...gone, { ...annotation, id: 'last', anchor: null }]);
    expect(missingIn(editor.state)).toEqual(['a', 'b']);
    let turns = 1;
    for (; hasMissing(editor.state); turns++) editor.commands.searchAnnotations();
    clock.mockRestore();
    expect(turns).toBe(5);
    expect(found(first, 'last')).toBe('respect privacy');
    expect(missingIn(editor.state)).toEqual([...'abcdefgh']);
  });

  it('are looked for once in a text if they are not in it, and the others stay as they are', () => {
    const [first, , annotation] = pair('respect privacy');
    const { editor } = first;
    editor.commands.setAnnotations([annotation, { ...annotation, id: 'gone', exact: 'Nowhere', anchor: null }]);
    expect(hasMissing(editor.state)).toBe(false);

    insert(first, 'Courts', 'All ');
    expect(hasMissing(editor.state)).toBe(true);
    const before = foundIn(editor.state).get('one');
    editor.commands.searchAnnotations();
    expect(foundIn(editor.state).get('one')).toBe(before);
    expect(hasMissing(editor.state)).toBe(false);

    editor.commands.setTextSelection(3);
    editor.commands.setActiveAnnotation('one');
    expect(hasMissing(editor.state)).toBe(false);
  });

  it.each([
    ['unknown letters', { client: 99, clock: 5 }],
    ['letters that do not exist yet', { client: 1, clock: 2 ** 53 - 1 }],
    ['what is no letter', { client: 1, clock: 0 }],
    ['no numbers', { client: 'x', clock: null } as never],
  ])('are found by their quotation if the anchor names %s', (_, letter) => {
    const [, second, annotation] = pair('respect privacy');
    second.editor.commands.setAnnotations([{ ...annotation, id: 'other', anchor: { first: letter, last: letter } }]);
    expect(found(second, 'other')).toBe('respect privacy');
  });
});

describe('selected words', () => {
  it('are those of one block, as the frozen text will have them', () => {
    const { state } = editorWith('<h2></h2><p>Courts   decide</p><p>at once.</p>');
    expect(selectedWords(state.doc, { from: 0, to: state.doc.content.size })).toMatchObject({
      paragraph: 'p1',
      exact: 'Courts decide',
      prefix: '',
      suffix: '',
    });
  });

  it('are found in a footnote, which is marked as a whole', () => {
    const { state } = editorWith('<p>Courts decide<span data-footnote>Within two days, as article 24 asks of all of them.</span> at once.</p>');
    const range = findQuotation(state.doc, { exact: 'article 24 asks', prefix: 'Within two days, as ', suffix: ' of all of them.' });
    expect(range && state.doc.nodeAt(range.from)?.type.name).toBe('footnote');
    expect(selectedWords(state.doc, { from: 0, to: state.doc.content.size })?.exact).toBe('Courts decide at once.');
  });

  it('are looked for where their context is the same', () => {
    const { state } = editorWith('<p>The law shall protect people.</p><p>A judge shall protect journalists and their sources.</p>');
    const range = findQuotation(state.doc, { exact: 'shall protect', prefix: 'A judge ', suffix: ' journalists and their sources.' });
    expect(range && state.doc.textBetween(range.from, range.to + 5)).toBe('shall protect jour');
    expect(findQuotation(state.doc, { exact: 'shall protect', prefix: 'No one ', suffix: ' states' })).toBeNull();
  });
});
