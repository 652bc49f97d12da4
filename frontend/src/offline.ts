import './editor';
import type { CommuniqueEditor } from './editor/editor-element';
import { decryptState, findDraft } from './offline/offline-store';
import { make } from './shared/dom';
import { translator } from './shared/texts';

/** The page that the service worker shows when a draft's own page cannot be loaded. */
async function show(): Promise<void> {
  const document = /statements\/([^/]+)\/draft/.exec(location.pathname)?.[1] ?? '';
  const draft = await findDraft(document);
  const translate = translator(draft?.texts ?? {});
  const again = make('button', { type: 'button' }, translate('editor.offline.again'));
  again.addEventListener('click', () => location.reload());
  const note = make('p', {}, translate(draft ? 'editor.offline.kept' : 'editor.offline.none'), ' ', again);
  const page = make('main', {}, note);
  if (draft) {
    const { title, language, texts, member, userName, userColor, key } = draft;
    const editor = make('communique-editor' as 'div') as unknown as CommuniqueEditor;
    const offlineState = { key, state: await decryptState(draft) };
    Object.assign(editor, { document, url: 'collab', language, texts, member, userName, userColor, offlineState });
    globalThis.document.documentElement.lang = language || 'en';
    globalThis.document.title = title;
    page.append(make('h1', {}, title), editor);
  }
  globalThis.document.body.append(page);
}

void show();
