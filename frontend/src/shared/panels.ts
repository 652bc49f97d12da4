import { make } from './dom';

/** A panel under the toolbar. */
export interface Panel {
  readonly root: HTMLElement;
  open(): void;
  /** Called after a change of the text or of the person's rights. */
  refresh(): void;
  close(): void;
}

export type PanelName = 'find' | 'history' | 'help';
export type PanelLoader = (close: () => void) => Promise<Panel>;

/** Shows one panel at a time, and loads a panel's code when it is first opened. */
export class Panels {
  readonly root = make('div', { class: 'panes' });
  private shown: { name: PanelName; panel: Panel } | null = null;
  private readonly loaded = new Map<PanelName, Promise<Panel>>();

  constructor(
    private readonly loaders: Record<PanelName, PanelLoader>,
    private readonly changed: (shown: PanelName | null) => void,
    private readonly returnFocus: () => void,
  ) {
    this.root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
  }

  async show(name: PanelName): Promise<void> {
    const loading = this.loaded.get(name) ?? this.loaders[name](() => this.close());
    this.loaded.set(name, loading);
    let panel: Panel;
    try {
      panel = await loading;
    } catch {
      // Most likely offline; the next attempt loads it again.
      this.loaded.delete(name);
      return;
    }
    if (this.shown?.name !== name) {
      this.shown?.panel.close();
      this.shown = { name, panel };
      this.root.replaceChildren(panel.root);
      this.changed(name);
    }
    panel.open();
  }

  toggle(name: PanelName): void {
    if (this.shown?.name === name) this.close();
    else void this.show(name);
  }

  refresh(): void {
    this.shown?.panel.refresh();
  }

  close(): void {
    if (!this.shown) return;
    const hadFocus = this.root.contains(document.activeElement);
    this.shown.panel.close();
    this.shown = null;
    this.root.replaceChildren();
    this.changed(null);
    if (hadFocus) this.returnFocus();
  }
}
