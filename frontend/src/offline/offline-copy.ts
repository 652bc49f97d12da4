import * as Y from 'yjs';
import { make } from '../shared/dom';
import type { TextKey, Translate } from '../shared/texts';
import {
  canStoreOffline,
  isStored,
  type OfflineDraft,
  registerServiceWorker,
  removeDraft,
  removeDraftsOfOthers,
  storeDraft,
} from './offline-store';

const WRITE_AFTER_MS = 1000;

/** Keeps a copy of a draft on this device if the member has chosen so for this draft. */
export class OfflineCopy {
  readonly root: HTMLDialogElement;
  private readonly question = make('p');
  private on = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly writeLater = () => {
    this.timer ??= setTimeout(() => void this.write(), WRITE_AFTER_MS);
  };
  private readonly writeNow = () => void this.write();

  constructor(
    private readonly doc: Y.Doc,
    private readonly draft: Omit<OfflineDraft, 'iv' | 'state' | 'key'>,
    private readonly key: Promise<CryptoKey | null>,
    private readonly base: string,
    private readonly translate: Translate,
    private readonly changed: (kept: boolean) => void,
  ) {
    const yes = make('button', { type: 'submit', value: 'yes', class: 'primary' }, translate('editor.keep.yes'));
    const no = make('button', { type: 'submit', value: 'no' }, translate('editor.keep.no'));
    const form = make('form', { method: 'dialog' }, this.question, make('div', { class: 'actions' }, yes, no));
    this.root = make('dialog', { class: 'dialog', 'aria-label': translate('editor.tools.keep') }, form);
    this.root.addEventListener('close', () => {
      if (this.root.returnValue === 'yes') void this.turnOn().catch(() => this.ask('editor.keep.failed'));
    });
  }

  /** Continues if this draft is kept already; removes it from members who may no longer write it. */
  async resume(): Promise<void> {
    if (!canStoreOffline()) return;
    await removeDraftsOfOthers(this.draft.member);
    if ((await this.key) === null) await removeDraft(this.draft.id);
    else if (await isStored(this.draft.id)) {
      await this.begin();
      await registerServiceWorker(this.base).catch(() => undefined);
    }
  }

  toggle(): void {
    if (this.on) void this.turnOff();
    else this.ask('editor.keep.question');
  }

  private ask(question: TextKey): void {
    this.question.textContent = this.translate(question);
    this.root.returnValue = '';
    this.root.showModal();
  }

  /** The member may no longer read it, or no longer wants to keep it. */
  async turnOff(): Promise<void> {
    this.detach();
    this.changed(false);
    await removeDraft(this.draft.id);
  }

  close(): void {
    if (this.timer !== undefined) void this.write();
    this.detach();
  }

  private async turnOn(): Promise<void> {
    await registerServiceWorker(this.base);
    await this.begin();
  }

  private async begin(): Promise<void> {
    this.on = true;
    await this.write();
    this.doc.on('update', this.writeLater);
    addEventListener('pagehide', this.writeNow);
    this.changed(true);
  }

  private async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const key = await this.key;
    if (key !== null && this.on) await storeDraft({ ...this.draft, key }, Y.encodeStateAsUpdate(this.doc));
  }

  private detach(): void {
    this.on = false;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.doc.off('update', this.writeLater);
    removeEventListener('pagehide', this.writeNow);
  }
}
