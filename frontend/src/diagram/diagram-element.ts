import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { DiagramElement } from '../drawing/diagram-model';
import { showNames } from '../drawing/names';
import { adoptStyles, make, upgradeProperty } from '../shared/dom';
import { type Texts, type Translate, translator } from '../shared/texts';
import { type Flow, stageOf, type Stages, takenFlows } from './stages';
import { readableLabels } from './labels';
import { moveToken, type Point } from './token';
import styles from './diagram.css?inline';

interface Shape {
  id: string;
  type: string;
  businessObject: { name?: string };
  source?: Shape;
  target?: Shape;
  x: number;
  waypoints?: Point[];
}

interface Canvas {
  getLayer(name: string): SVGElement;
  removeMarker(id: string, marker: string): void;
  zoom(level?: number | 'fit-viewport', center?: 'auto'): number;
  resized(): void;
  addMarker(id: string, marker: string): void;
  viewbox(): { inner: { width: number; height: number } };
}

interface Overlays {
  add(id: string, overlay: { position: object; html: HTMLElement }): void;
  clear(): void;
}

const STEP = 1.25;
/** Leaves a margin for labels at the edges. */
const MARGIN = 0.96;
/** In pixels: the margins, and the buttons below the picture. */
const BELOW = 92;
/** In pixels: frames that are less wide scroll sideways, as names would be too small to read. */
const NARROW = 600;
const SMALLEST = 0.75;

/** <communique-diagram>: where a statement is in its workflow, as a picture and as a list. See README.md. */
export class CommuniqueDiagram extends HTMLElement {
  static readonly observedAttributes = ['xml', 'states', 'texts'];

  private settings: { xml: string; states: Stages; texts: Texts } = { xml: '', states: {}, texts: {} };
  private viewer: NavigatedViewer | null = null;
  private scheduled = false;
  private fitted = true;
  private marked: [string, string][] = [];
  /** Marks what is drawn once more; null until it is. */
  private remark: (() => void) | null = null;
  private stopToken = (): void => {};
  private readonly resizes = new ResizeObserver(() => this.resized());

  get xml(): string {
    return this.settings.xml;
  }

  set xml(xml: string) {
    this.change({ xml });
  }

  get states(): Stages {
    return this.settings.states;
  }

  set states(states: Stages) {
    this.change({ states });
  }

  get texts(): Texts {
    return this.settings.texts;
  }

  set texts(texts: Texts) {
    this.change({ texts });
  }

  connectedCallback(): void {
    adoptStyles(this, styles);
    for (const name of CommuniqueDiagram.observedAttributes) upgradeProperty(this, name);
    this.schedule();
  }

  disconnectedCallback(): void {
    this.clear();
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    this.change({ [name]: name === 'xml' ? (value ?? '') : JSON.parse(value || '{}') });
  }

  /** Lets the token go along flows, and then marks where the statement is; Vaadin calls it. */
  move(flows: string[], states: Stages): void {
    this.settings = { ...this.settings, states };
    this.stopToken();
    const { remark, canvas } = this;
    if (!remark || !canvas) return this.schedule();
    const shapes = new Map(this.shapes(this.viewer!).map((shape) => [shape.id, shape]));
    const paths = flows.flatMap((id) => shapes.get(id)?.waypoints ? [shapes.get(id)!.waypoints!] : []);
    this.stopToken = moveToken(canvas.getLayer('tokens'), paths, remark);
  }

  private change(changed: object): void {
    this.settings = { ...this.settings, ...changed };
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled || !this.isConnected) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      if (this.isConnected) void this.draw();
    });
  }

  private async draw(): Promise<void> {
    this.clear();
    const translate = translator(this.settings.texts);
    const picture = make('div', { class: 'picture' });
    const canvasPlace = make('div', { class: 'canvas' });
    picture.append(canvasPlace);
    const list = make('ol', { class: 'stages', 'aria-label': translate('diagram.view.stages') });
    const frame = make('div', { class: 'frame' }, picture, this.buttons(translate));
    this.append(frame, list);
    if (this.settings.xml === '') return;
    const viewer = new NavigatedViewer({
      container: canvasPlace,
      // The page scrolls over the diagram; it is zoomed by its buttons.
      zoomScroll: { enabled: false },
      textRenderer: readableLabels,
      bpmnRenderer: {
        defaultFillColor: 'var(--cd-paper)',
        defaultStrokeColor: 'var(--cd-line)',
        defaultLabelColor: 'var(--cd-ink)',
      },
    });
    this.viewer = viewer;
    try {
      await viewer.importXML(this.settings.xml);
      if (this.viewer !== viewer) return;
      showNames({ service: (name) => viewer.get(name), elements: () => elementsOf(viewer) });
      const svg = canvasPlace.querySelector('svg');
      svg?.setAttribute('role', 'img');
      this.remark = () => {
        this.unmark(list);
        const described = this.mark(this.shapes(viewer), list, translate);
        svg?.setAttribute('aria-label', `${translate('diagram.view.label')}. ${described}`);
      };
      this.remark();
      // Screen readers get one image; the keyboard reaches the buttons.
      svg?.removeAttribute('tabindex');
      this.resizes.observe(frame);
    } catch {
      frame.replaceWith(make('p', { class: 'failed' }, translate('diagram.view.failed')));
      this.mark([], list, translate);
    }
  }

  private unmark(list: HTMLElement): void {
    for (const [id, marker] of this.marked) this.canvas?.removeMarker(id, marker);
    this.marked = [];
    this.viewer?.get<Overlays>('overlays').clear();
    list.replaceChildren();
  }

  private markAs(id: string, marker: string): void {
    this.canvas?.addMarker(id, marker);
    this.marked.push([id, marker]);
  }

  private clear(): void {
    this.stopToken();
    this.remark = null;
    this.marked = [];
    this.resizes.disconnect();
    this.viewer?.destroy();
    this.viewer = null;
    this.fitted = true;
    this.replaceChildren();
  }

  private shapes(viewer: NavigatedViewer): Shape[] {
    return viewer.get<{ getAll(): unknown[] }>('elementRegistry').getAll() as Shape[];
  }

  /** Marks shapes and flows, fills the list, and returns a description of it. */
  private mark(shapes: Shape[], list: HTMLElement, translate: Translate): string {
    const { states } = this.settings;
    const names = new Map(shapes.map(({ id, businessObject }) => [id, businessObject?.name]));
    const flows = flowsOf(shapes);
    const drawnFlows = new Set(flows.map(({ id }) => id));
    const described: string[] = [];
    for (const id of Object.keys(states)) {
      const { state, note, badge } = stageOf(states, id)!;
      if (names.has(id)) this.markAs(id, state);
      if (names.has(id) && badge) this.addBadge(id, state, badge);
      if (names.has(id) && state === 'current' && this.hasAttribute('tokens')) this.addToken(id);
      const name = names.get(id);
      if (shapes.length > 0 && (!name || drawnFlows.has(id))) continue;
      const word = translate(`diagram.state.${state}`);
      const said = note ? `${word}, ${note}` : word;
      described.push(`${name ?? id}: ${said}.`);
      const item = make('li', { class: state, 'aria-current': state === 'current' ? 'step' : null });
      item.append(make('bdi', { class: 'name' }, name ?? id), ' · ', make('bdi', { class: 'said' }, said));
      list.append(item);
    }
    // Flows are derived only if none of them is given.
    const known = flows.some(({ id }) => stageOf(states, id));
    for (const id of known ? [] : takenFlows(flows, states)) this.markAs(id, 'done');
    return described.join(' ');
  }

  private addBadge(id: string, state: string, badge: string): void {
    this.viewer
      ?.get<Overlays>('overlays')
      .add(id, { position: { bottom: 4, left: 0 }, html: make('div', { class: `badge ${state}`, 'aria-hidden': 'true' }, badge) });
  }

  private addToken(id: string): void {
    const html = make('div', { class: 'token', 'aria-hidden': 'true' });
    this.viewer?.get<Overlays>('overlays').add(id, { position: { top: -12, right: 12 }, html });
  }

  private get canvas(): Canvas | undefined {
    return this.viewer?.get<Canvas>('canvas');
  }

  private buttons(translate: Translate): HTMLElement {
    const button = (label: string, sign: string, action: () => void) => {
      const made = make('button', { type: 'button', 'aria-label': label, title: label }, sign);
      made.addEventListener('click', action);
      return made;
    };
    return make(
      'div',
      { class: 'zoom', role: 'group', 'aria-label': translate('diagram.view.label') },
      button(translate('diagram.view.zoomOut'), '−', () => this.zoomBy(1 / STEP)),
      button(translate('diagram.view.zoomIn'), '+', () => this.zoomBy(STEP)),
      button(translate('diagram.view.fit'), '⤢', () => this.fit()),
    );
  }

  private get asScroller(): Record<string, string> {
    return { tabindex: '0', role: 'group', 'aria-label': translator(this.settings.texts)('diagram.view.label') };
  }

  private zoomBy(factor: number): void {
    const { canvas } = this;
    if (!canvas) return;
    this.fitted = false;
    canvas.zoom(canvas.zoom() * factor, 'auto');
  }

  private resized(): void {
    this.canvas?.resized();
    if (this.fitted) this.fit();
  }

  /** The frame is as high as the diagram is at its width, within the limits of the style sheet. */
  private fit(): void {
    const { canvas } = this;
    const frame = this.querySelector<HTMLElement>('.frame');
    if (!canvas || !frame || frame.clientWidth === 0) return;
    const { width, height } = canvas.viewbox().inner;
    const shown = frame.clientWidth < NARROW ? Math.max(frame.clientWidth, width * SMALLEST) : frame.clientWidth;
    const scrolls = shown > frame.clientWidth;
    const picture = frame.querySelector('.picture')!;
    for (const [name, value] of Object.entries(this.asScroller)) {
      if (scrolls) picture.setAttribute(name, value);
      else picture.removeAttribute(name);
    }
    frame.style.setProperty('--cd-width', scrolls ? `${Math.ceil(shown)}px` : '100%');
    frame.style.setProperty('--cd-height', `${Math.ceil((height / width) * shown) + BELOW}px`);
    canvas.resized();
    canvas.zoom(canvas.zoom('fit-viewport', 'auto') * MARGIN, 'auto');
    this.fitted = true;
  }
}

/** Without names that stand next to them. */
function elementsOf(viewer: NavigatedViewer): DiagramElement[] {
  const all = viewer.get<{ getAll(): unknown[] }>('elementRegistry').getAll() as DiagramElement[];
  return all.filter(({ type, parent }) => type !== 'label' && parent);
}

function flowsOf(shapes: Shape[]): Flow[] {
  return shapes
    .filter(({ type, source, target }) => type === 'bpmn:SequenceFlow' && source && target)
    .map(({ id, source, target }) => ({
      id,
      source: source!.id,
      target: target!.id,
      backward: target!.x < source!.x,
    }));
}
