import base from 'bpmn-js/dist/assets/diagram-js.css?inline';
import { adoptStyles, make } from '../shared/dom';
import { contextPad } from './context-pad';
import { type TextKey, type Texts, translator } from './modeler-texts';
import { PropertiesPanel } from './properties-panel';
import { type NewElement, WorkflowDiagram } from './workflow-diagram';
import styles from './modeler.css?inline';

/** What the server found in the drawing, in the reader's language. */
interface Finding {
  id: string;
  text: string;
}

const added: NewElement[] = ['stage', 'choice', 'parallel', 'subProcess', 'start', 'end'];
const SETTLED_MS = 600;

/** <communique-modeler>: edits a workflow. See README.md. */
export class CommuniqueModeler extends HTMLElement {
  private drawing: WorkflowDiagram | null = null;
  private panel: PropertiesPanel | null = null;
  private list: HTMLElement | null = null;
  private found: Finding[] = [];
  private marked: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private fitted = true;
  private readonly resizes = new ResizeObserver(() => this.resized());

  /**
   * Opens a workflow; Vaadin calls it.
   *
   * @param fresh whether it does not exist yet, so that its key can be chosen
   */
  async open(xml: string, texts: Texts, fresh = false): Promise<void> {
    for (const css of [base, styles]) adoptStyles(this, css);
    const translate = translator(texts);
    const canvas = make('div', { class: 'canvas', role: 'group', 'aria-label': translate('modeler.view.label') });
    this.resizes.disconnect();
    this.fitted = true;
    this.drawing?.modeler.destroy();
    const drawing = new WorkflowDiagram(canvas, contextPad(translate));
    this.drawing = drawing;
    const findingsOf = (id: string) => this.found.filter((finding) => finding.id === id).map(({ text }) => text);
    this.panel = new PropertiesPanel(drawing, translate, findingsOf, fresh);
    this.list = make('ul', { class: 'problems', 'aria-label': translate('modeler.findings.label'), 'aria-live': 'polite' });
    const tools = this.tools(drawing, (key) => translate(key));
    this.replaceChildren(tools, make('div', { class: 'drawing-area' }, canvas, this.panel.root), this.list);
    try {
      await drawing.modeler.importXML(xml);
    } catch {
      this.replaceChildren(make('p', { class: 'failed' }, translate('modeler.failed')));
      return;
    }
    const events = drawing.service('eventBus');
    events.on('selection.changed', () => this.panel?.draw());
    events.on('commandStack.changed', () => this.changed());
    this.panel.draw();
    // At first too: the layout may come after the drawing.
    this.resizes.observe(canvas);
  }

  /** Marks what the server found; findings about the process as a whole have its key as id. */
  show(findings: Finding[]): void {
    this.found = findings;
    const { drawing, list } = this;
    if (!drawing || !list) return;
    const canvas = drawing.service('canvas');
    for (const id of this.marked) if (drawing.find(id)) canvas.removeMarker(id, 'faulty');
    this.marked = findings.map(({ id }) => id).filter((id) => drawing.find(id) && id !== drawing.root().id);
    for (const id of this.marked) canvas.addMarker(id, 'faulty');
    list.replaceChildren(...findings.map((finding) => make('li', {}, this.link(drawing, finding))));
    this.panel?.draw();
  }

  private link(drawing: WorkflowDiagram, { id, text }: Finding): HTMLElement {
    const part = drawing.find(id);
    if (!part) return make('span', {}, text);
    const button = make('button', { type: 'button' }, `${part.businessObject.name || id}: ${text}`);
    button.addEventListener('click', () => drawing.select(part));
    return button;
  }

  xml(): Promise<string> {
    return this.drawing?.xml() ?? Promise.resolve('');
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.resizes.disconnect();
    this.drawing?.modeler.destroy();
    this.drawing = null;
  }

  private resized(): void {
    if (!this.drawing) return;
    if (this.fitted) this.fit(this.drawing);
    else this.drawing.service('canvas').resized();
  }

  private fit(drawing: WorkflowDiagram): void {
    fit(drawing);
    this.fitted = true;
  }

  /** What was in sight before stays so: the drawing grows with what is added. */
  private add(drawing: WorkflowDiagram, element: NewElement, name: string): void {
    drawing.add(element, name);
    if (this.fitted) this.fit(drawing);
  }

  /** Said at once: a person who leaves before the file is written is asked first. */
  private changed(): void {
    this.dispatchEvent(new CustomEvent('changed'));
    this.panel?.draw();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.xml().then((xml) => this.dispatchEvent(new CustomEvent('drawn', { detail: { xml } })));
    }, SETTLED_MS);
  }

  private tools(drawing: WorkflowDiagram, translate: (key: TextKey) => string): HTMLElement {
    const button = (key: TextKey, action: () => void, sign = translate(key)) => {
      const made = make('button', { type: 'button', 'aria-label': translate(key), title: translate(key) }, sign);
      made.addEventListener('click', action);
      return made;
    };
    const zoom = (factor: number) => {
      const canvas = drawing.service('canvas');
      this.fitted = false;
      canvas.zoom(canvas.zoom() * factor, 'auto');
    };
    return make(
      'div',
      { class: 'tools', role: 'toolbar', 'aria-label': translate('modeler.tools.label') },
      ...added.map((element) => {
        const key = `modeler.tools.${element}` as TextKey;
        return button(key, () => this.add(drawing, element, translate('modeler.tools.stage')), `+ ${translate(key)}`);
      }),
      button('modeler.tools.undo', () => drawing.service('commandStack').undo(), '↶'),
      button('modeler.tools.redo', () => drawing.service('commandStack').redo(), '↷'),
      button('modeler.tools.zoomOut', () => zoom(0.8), '−'),
      button('modeler.tools.zoomIn', () => zoom(1.25), '+'),
      button('modeler.tools.fit', () => this.fit(drawing), '⤢'),
      make('span', { class: 'hint' }, translate('modeler.tools.hint')),
    );
  }
}

/** Leaves a margin for labels at the edges. */
function fit(drawing: WorkflowDiagram): void {
  const canvas = drawing.service('canvas');
  canvas.resized();
  canvas.zoom(canvas.zoom('fit-viewport', 'auto') * 0.94, 'auto');
}
