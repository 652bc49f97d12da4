// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { Authors } from '../src/collaboration/people';
import type { DraftApi } from '../src/history/draft-api';
import { HistoryPanel } from '../src/history/history-panel';
import { collaborator } from './collaborators';
import { stubLayout } from './page-layout';

let place: HTMLElement;
let panel: HistoryPanel;
let loadAuthors: ((authors: Authors) => void) | null;

beforeEach(() => {
  stubLayout();
  loadAuthors = null;
  const { doc, editor } = collaborator(1);
  const states = ['<p>Courts decide.</p>', '<p>Courts decide soon.</p>'].map((text) => {
    editor.commands.setContent(text);
    return Y.encodeStateAsUpdateV2(doc);
  });
  const draftApi = {
    revisions: async () => states.map((_, seq) => ({ seq, at: '2026-11-27T03:30:00Z', members: [], frozen: false })),
    revision: async (seq: number) => states[seq]!,
    authors: () => new Promise<Authors>((loaded) => (loadAuthors = loaded)),
  } as unknown as DraftApi;
  place = document.body.appendChild(document.createElement('div'));
  panel = new HistoryPanel(editor, draftApi, (key) => key, 'en', place, () => {}, () => {});
  document.body.append(panel.root);
  panel.open();
});

afterEach(() => {
  panel.close();
  panel.root.remove();
  place.remove();
  vi.unstubAllGlobals();
});

const option = () => panel.root.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
const authorsWanted = () => vi.waitFor(() => expect(loadAuthors).not.toBeNull());

it('marks what a revision added, once the authors are known', async () => {
  await authorsWanted();
  loadAuthors!(new Map());
  await vi.waitFor(() => expect(place.querySelector('ins')?.textContent).toContain('soon'));
});

it('marks nothing if this is no longer wanted when the authors are known', async () => {
  await authorsWanted();
  option().click();
  await vi.waitFor(() => expect(place.textContent).toContain('Courts decide soon.'));
  loadAuthors!(new Map());
  await new Promise((settled) => setTimeout(settled));
  expect(place.querySelector('ins')).toBeNull();
  expect(panel.root.querySelector('.count')!.textContent).toBe('');
});
