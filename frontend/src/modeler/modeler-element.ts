import base from 'bpmn-js/dist/assets/diagram-js.css?inline';
import { adoptStyles, make } from '../shared/dom';
import { add } from './additions';
import { contextPad } from './context-pad';
import { isBeside, type NewElement } from '../drawing/diagram-model';
import { nameOf, type Texts, type Translate, translator } from './modeler-texts';
import { ModelerTools } from './modeler-tools';
import { type Callable, PropertiesPanel } from './properties-panel';
import { type Finding, remediesFor } from './remedies';
import { addStage, pathFor } from './stage-templates';
import { WorkflowDiagram } from './workflow-diagram';
import styles from './modeler.css?inline';

const SETTLED_MS = 600;

/** <communique-modeler>: edits a workflow. See README.md. */
export class CommuniqueModeler extends HTMLElement {
  private drawing: WorkflowDiagram | null = null;
  private panel: PropertiesPanel | null = null;
  private tools: ModelerTools | null = null;
  private list: HTMLElement | null = null;
  private status: HTMLElement | null = null;
  private found: Finding[] = [];
  private marked: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private fitted = true;
  private message: Translate = translator();
  private readonly resizes = new ResizeObserver(() => this.resized());

  /**
   * Opens a workflow; Vaadin calls it.
   *
   * @param fresh    whether it does not exist yet, so that its key can be chosen
   * @param callable workflows whose steps can be copied into it
   */
  async open(xml: string, texts: Texts, fresh = false, callable: Callable[] = []): Promise<void> {
    for (const css of [base, styles]) adoptStyles(this, css);
    const translate = translator(texts);
    this.message = translate;
    const canvas = make('div', { class: 'canvas', role: 'group', 'aria-label': translate('modeler.view.label') });
    this.resizes.disconnect();
    this.fitted = true;
    this.drawing?.modeler.destroy();
    const drawing = new WorkflowDiagram(canvas, contextPad(translate));
    this.drawing = drawing;
    this.panel = new PropertiesPanel(drawing, translate, fresh, callable);
    this.list = make('ul', { class: 'problems', 'aria-label': translate('modeler.findings.label'), 'aria-live': 'polite' });
    this.tools = new ModelerTools(drawing, translate, {
      add: (element) => this.add(drawing, element, translate('modeler.tools.stage')),
      addStage: (template) => {
        const decided = addStage(drawing, template, translate);
        this.status!.textContent = decided ? '' : translate('modeler.template.alone');
        if (this.fitted) this.fit(drawing);
      },
      tidy: () => void this.tidy(drawing, translate),
      zoom: (factor) => this.zoom(drawing, factor),
      fit: () => this.fit(drawing),
    });
    this.status = make('p', { class: 'hint', role: 'status' });
    const side = make('div', { class: 'side' }, this.list, this.status, this.panel.root);
    this.replaceChildren(this.tools.root, make('div', { class: 'drawing-area' }, canvas, side));
    try {
      await drawing.open(xml);
    } catch {
      this.replaceChildren(make('p', { class: 'failed' }, translate('modeler.failed')));
      return;
    }
    const events = drawing.service('eventBus');
    events.on('selection.changed', () => this.panel?.draw());
    events.on('commandStack.changed', () => this.changed());
    this.panel.draw();
    // Perhaps it was found before; what can be done about it is known once the drawing is there.
    this.show(this.found);
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
    this.marked = findings.filter(({ refuses }) => refuses).map(({ id }) => id).filter((id) => drawing.find(id) && id !== drawing.root().id);
    for (const id of this.marked) canvas.addMarker(id, 'faulty');
    list.replaceChildren(...findings.map((finding) => this.item(drawing, finding)));
  }

  private item(drawing: WorkflowDiagram, finding: Finding): HTMLElement {
    const item = make('li', { class: finding.refuses ? null : 'note' }, this.link(drawing, finding));
    const remedies = remediesFor(drawing, finding, this.found, this.message);
    for (const remedy of remedies) {
      const button = make('button', { type: 'button', class: 'remedy' }, remedy.label);
      button.addEventListener('click', () => {
        // They are for the drawing as it was checked; the list comes back once it is checked again.
        for (const each of this.list?.querySelectorAll<HTMLButtonElement>('.remedy') ?? []) each.disabled = true;
        remedy.apply();
        if (this.fitted) this.fit(drawing);
        this.panel?.root.querySelector<HTMLElement>('select')?.focus();
      });
      item.append(button);
    }
    if (remedies.length === 0 && finding.remedy) item.append(make('span', { class: 'hint' }, finding.remedy));
    return item;
  }

  private link(drawing: WorkflowDiagram, { id, text }: Finding): HTMLElement {
    const part = drawing.find(id);
    if (!part) return make('span', {}, text);
    const button = make('button', { type: 'button' }, `${nameOf(drawing, part, this.message)}: ${text}`);
    button.addEventListener('click', () => drawing.select(part));
    return button;
  }

  xml(): Promise<string> {
    return this.drawing?.xml() ?? Promise.resolve('');
  }

  connectedCallback(): void {
    this.addEventListener('keydown', this.press);
  }

  private readonly press = (event: KeyboardEvent): void => this.tools?.press(event);

  disconnectedCallback(): void {
    this.removeEventListener('keydown', this.press);
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
    add(drawing, element, name, pathFor(drawing));
    if (this.fitted) this.fit(drawing);
  }

  /** Said at once: a person who leaves before the file is written is asked first. */
  private changed(): void {
    this.dispatchEvent(new CustomEvent('changed'));
    this.panel?.draw();
    this.tools?.changed();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.xml().then((xml) => this.dispatchEvent(new CustomEvent('drawn', { detail: { xml } })));
    }, SETTLED_MS);
  }

  private zoom(drawing: WorkflowDiagram, factor: number): void {
    const canvas = drawing.service('canvas');
    this.fitted = false;
    canvas.zoom(canvas.zoom() * factor, 'auto');
  }

  /** The layout is loaded when it is first asked for. */
  private async tidy(drawing: WorkflowDiagram, translate: Translate): Promise<void> {
    if (drawing.elements().some(isBeside)) {
      this.status!.textContent = translate('modeler.tidy.lanes');
      return;
    }
    try {
      const { tidy } = await import('./tidy');
      await tidy(drawing);
      this.fit(drawing);
      this.status!.textContent = '';
    } catch {
      this.status!.textContent = translate('modeler.tidy.failed');
    }
  }
}

/** Leaves a margin for labels at the edges. */
function fit(drawing: WorkflowDiagram): void {
  const canvas = drawing.service('canvas');
  canvas.resized();
  canvas.zoom(canvas.zoom('fit-viewport', 'auto') * 0.97, 'auto');
}
