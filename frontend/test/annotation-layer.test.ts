// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnotationLayer } from '../src/annotation/annotation-layer';
import { anchorIn, type Annotation, HighlightAnnotations } from '../src/annotation/annotations';
import { selectedWords } from '../src/annotation/quotation';
import { type Collaborator, collaborator } from './collaborators';
import { stubLayout } from './page-layout';

const TEXT = '<p>States shall respect privacy.</p><p>Courts decide within two days.</p>';

let host: HTMLElement;
let person: Collaborator;
let layer: AnnotationLayer;
const emit = vi.fn();
const marginWanted = vi.fn();

beforeEach(() => {
  stubLayout();
  host = document.body.appendChild(document.createElement('div'));
  host.innerHTML = '<div class="page"></div><aside class="margin"><div class="aligned"></div></aside>';
  person = collaborator(1, undefined, { more: [HighlightAnnotations] });
  person.editor.commands.setContent(TEXT);
  person.editor.view.dom.tabIndex = 0;
  host.querySelector('.page')!.append(person.editor.view.dom);
  layer = new AnnotationLayer((key) => key, { host, emit, cardsChanged: () => {}, marginWanted });
  host.querySelector('.page')!.append(layer.button.root);
  layer.attach(person.editor);
  layer.offerComments(true);
  document.getSelection()!.removeAllRanges();
});

afterEach(() => {
  layer.close();
  host.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

function letters(words: string): { node: Text; at: number } {
  const walker = document.createTreeWalker(person.editor.view.dom, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.data.includes(words)) return { node, at: node.data.indexOf(words) };
  }
  throw new Error(`not in the text: ${words}`);
}

function select(words: string): void {
  const { node, at } = letters(words);
  document.getSelection()!.setBaseAndExtent(node, at, node, at + words.length);
  document.dispatchEvent(new Event('selectionchange'));
}

function rangeOf(words: string): { from: number; to: number } {
  let from = 0;
  person.editor.state.doc.descendants((node, position) => {
    if (node.isText && node.text!.includes(words)) from = position + node.text!.indexOf(words);
  });
  return { from, to: from + words.length };
}

function putCaretIn(words: string): void {
  person.editor.view.dom.focus();
  person.editor.commands.setTextSelection(rangeOf(words).from + 1);
  document.getSelection()!.removeAllRanges();
}

function annotation(words: string, id = 'one'): Annotation {
  const { state } = person.editor;
  const selected = selectedWords(state.doc, rangeOf(words))!;
  return { id, ...selected, anchor: anchorIn(state, selected.range), state: 'open', title: 'Comment' };
}

function addCard(id: string): HTMLElement {
  const card = document.createElement('article');
  card.tabIndex = -1;
  card.dataset.annotation = id;
  card.append('A comment', document.createElement('p'));
  host.querySelector('.aligned')!.append(card);
  return card;
}

/** Until the margin has found its cards. */
const arranged = () => vi.waitFor(() => expect(host.hasAttribute('data-margin')).toBe(true));

function press(key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}

const pressShortcut = (target?: EventTarget) => press('m', { code: 'KeyM', ctrlKey: true, altKey: true }, target);
const chosen = () => emit.mock.calls.filter(([type]) => type === 'words-chosen').map(([, detail]) => detail as Record<string, unknown>);

describe('choosing words', () => {
  it('offers a button at selected words, while comments can be made', () => {
    expect(layer.button.root.hidden).toBe(true);
    select('respect privacy');
    expect(layer.button.root.hidden).toBe(false);
    layer.offerComments(false);
    expect(layer.button.root.hidden).toBe(true);
  });

  it('tells the words with their context and their letters, and ends the selection', () => {
    select('respect privacy');
    layer.button.root.click();
    expect(chosen()).toEqual([
      expect.objectContaining({ paragraph: 'p1', exact: 'respect privacy', prefix: 'States shall ', suffix: '.', anchor: expect.anything() }),
    ]);
    expect(document.getSelection()!.isCollapsed).toBe(true);
    expect(marginWanted).toHaveBeenCalled();
  });

  it('asks for the words where nothing was ever selected', () => {
    expect(document.getSelection()!.rangeCount).toBe(0);
    pressShortcut();
    expect(chosen()).toEqual([{ paragraph: '', exact: '', prefix: '', suffix: '', anchor: null }]);
  });

  it('leaves a selection elsewhere alone', () => {
    const elsewhere = document.body.appendChild(document.createElement('p'));
    elsewhere.textContent = 'elsewhere';
    document.getSelection()!.selectAllChildren(elsewhere);
    pressShortcut();
    expect(document.getSelection()!.toString()).toBe('elsewhere');
    elsewhere.remove();
  });

  it('does nothing where no comments can be made', () => {
    layer.offerComments(false);
    select('respect privacy');
    pressShortcut();
    expect(chosen()).toEqual([]);
  });
});

describe('the words of a comment', () => {
  it('lead readers to their thread with the Enter key', async () => {
    person.editor.setEditable(false);
    layer.setEditable(false);
    layer.show([annotation('privacy')]);
    const card = addCard('one');
    await arranged();
    press('Enter', {}, person.editor.view.dom.querySelector('mark')!);
    expect(document.activeElement).toBe(card);
    expect(marginWanted).toHaveBeenCalled();
  });

  it('lead to a thread that is not shown by asking for it', () => {
    person.editor.setEditable(false);
    layer.show([annotation('privacy')]);
    person.editor.view.dom.querySelector('mark')!.click();
    expect(emit).toHaveBeenCalledWith('annotation-wanted', { id: 'one' });
  });

  it('lead those who write to their thread with the shortcut', async () => {
    layer.show([annotation('privacy')]);
    const card = addCard('one');
    await arranged();
    putCaretIn('privacy');
    pressShortcut(person.editor.view.dom);
    expect(chosen()).toEqual([]);
    expect(document.activeElement).toBe(card);
  });

  it('lead to their form while the comment is being written', async () => {
    layer.show([annotation('privacy', 'chosen')]);
    addCard('chosen').removeAttribute('tabindex');
    await arranged();
    putCaretIn('privacy');
    pressShortcut(person.editor.view.dom);
    expect(chosen()).toEqual([expect.objectContaining({ exact: '' })]);
  });

  it('come into view with the focus for readers, and with the caret for those who write', () => {
    layer.show([annotation('privacy')]);
    layer.setEditable(false);
    layer.showWords('one');
    expect(document.activeElement?.textContent).toBe('privacy');
    layer.setEditable(true);
    layer.showWords('one');
    expect(document.activeElement).toBe(person.editor.view.dom);
    expect(person.editor.view.dom.querySelector('mark')!.classList).toContain('active');
  });
});

describe('what is found', () => {
  const reports = () => emit.mock.calls.filter(([type]) => type === 'annotations-found').map(([, detail]) => detail as object);

  it('is reported in the order of the text once the text has arrived, and again when it changes', () => {
    vi.useFakeTimers();
    const list = [annotation('two days', 'later'), annotation('privacy', 'sooner'), { ...annotation('States', 'gone'), anchor: null, exact: 'Nowhere' }];
    layer.show(list);
    vi.advanceTimersByTime(2000);
    expect(reports()).toEqual([]);

    layer.setLoaded();
    vi.advanceTimersByTime(2000);
    expect(reports()).toEqual([{ found: ['sooner', 'later'], missing: ['gone'] }]);

    layer.refresh();
    vi.advanceTimersByTime(2000);
    expect(reports()).toHaveLength(1);

    layer.show(list.slice(0, 2));
    vi.advanceTimersByTime(2000);
    expect(reports().at(-1)).toEqual({ found: ['sooner', 'later'], missing: [] });
  });
});
