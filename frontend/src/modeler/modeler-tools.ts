import { make } from '../shared/dom';
import type { NewElement } from '../drawing/diagram-model';
import type { TextKey, Translate } from './modeler-texts';
import { StageMenu } from './stage-menu';
import type { StageTemplate } from './stage-templates';
import type { WorkflowDiagram } from './workflow-diagram';

const added: NewElement[] = ['choice', 'parallel', 'subProcess', 'call', 'start', 'end'];

/** What the toolbar asks of the modeler, apart from changing the drawing. */
export interface View {
  add(element: NewElement): void;
  addStage(template: StageTemplate): void;
  tidy(): void;
  zoom(factor: number): void;
  fit(): void;
}

/** The buttons above the drawing. */
export class ModelerTools {
  readonly root: HTMLElement;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;

  constructor(
    private readonly drawing: WorkflowDiagram,
    private readonly translate: Translate,
    view: View,
  ) {
    this.undo = this.button('modeler.tools.undo', () => this.step('undo'), '↶');
    this.redo = this.button('modeler.tools.redo', () => this.step('redo'), '↷');
    this.root = make(
      'div',
      { class: 'tools', role: 'toolbar', 'aria-label': translate('modeler.tools.label') },
      new StageMenu(translate, (template) => (template ? view.addStage(template) : view.add('stage'))).root,
      ...added.map((element) => {
        const key = `modeler.tools.${element}` as TextKey;
        return this.button(key, () => view.add(element), `+ ${translate(key)}`);
      }),
      this.undo,
      this.redo,
      this.button('modeler.tools.tidy', () => view.tidy(), translate('modeler.tools.tidy')),
      this.button('modeler.tools.zoomOut', () => view.zoom(0.8), '−'),
      this.button('modeler.tools.zoomIn', () => view.zoom(1.25), '+'),
      this.button('modeler.tools.fit', () => view.fit(), '⤢'),
      make('span', { class: 'hint' }, translate('modeler.tools.hint')),
    );
    this.changed();
  }

  /** A button that loses its meaning keeps the focus. */
  changed(): void {
    const stack = this.drawing.service('commandStack');
    this.undo.setAttribute('aria-disabled', String(!stack.canUndo()));
    this.redo.setAttribute('aria-disabled', String(!stack.canRedo()));
  }

  /** Ctrl+Z and Ctrl+Y of the whole modeler, but for fields, which undo what is typed in them, and the drawing, which has its own. */
  press(event: KeyboardEvent): void {
    const field = (event.target as HTMLElement).matches('input, select, textarea, [contenteditable]');
    if (event.defaultPrevented || field || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 'z' || key === 'y') {
      event.preventDefault();
      this.step(key === 'y' || event.shiftKey ? 'redo' : 'undo');
    }
  }

  private step(way: 'undo' | 'redo'): void {
    const stack = this.drawing.service('commandStack');
    if (way === 'undo' ? stack.canUndo() : stack.canRedo()) stack[way]();
  }

  private button(key: TextKey, action: () => void, sign: string): HTMLButtonElement {
    const label = this.translate(key);
    const made = make('button', { type: 'button', 'aria-label': label, title: label }, sign);
    made.addEventListener('click', action);
    return made;
  }
}
