import Modeler from 'bpmn-js/lib/Modeler';
import { type Box, freePlace, type Path, placesAround, placesOnPath, segments } from './routing';
import { attributes, moddleExtension, newStage, type StageSettings, type Values } from './stage-settings';

/** The parts of bpmn-js's model that are used; its own types leave its services untyped. */
export interface BusinessObject {
  $type: string;
  id: string;
  name?: string;
  default?: BusinessObject;
  documentation?: { text: string }[];
  conditionExpression?: { body: string };
  extensionElements?: { values: ({ $type: string } & Values)[] };
}

export interface DiagramElement {
  id: string;
  type: string;
  businessObject: BusinessObject;
  source?: DiagramElement;
  target?: DiagramElement;
  outgoing?: DiagramElement[];
  incoming?: DiagramElement[];
  parent?: DiagramElement;
  children?: DiagramElement[];
  label?: DiagramElement;
  labelTarget?: DiagramElement;
  waypoints?: { x: number; y: number }[];
  x: number;
  y: number;
  width: number;
  height: number;
}

export type NewElement = 'stage' | 'choice' | 'parallel' | 'subProcess' | 'start' | 'end';

const types: Record<NewElement, string> = {
  stage: 'bpmn:ReceiveTask',
  choice: 'bpmn:ExclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
  subProcess: 'bpmn:SubProcess',
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
};

type Service = any;

const GAP = 50;

/** A whole workflow is shown at about half its size, where bpmn-js's own 12 pixels cannot be read. */
const labels = { defaultStyle: { fontSize: 16, lineHeight: 1.15 }, externalStyle: { fontSize: 15, lineHeight: 1.1 } };

/** Of the name of a path or a small element, before it wraps. */
const WIDEST_NAME = 120;

const TOGETHER = 'communique.together';

/** Reads and changes the elements of a workflow's diagram. Every change can be undone. */
export class WorkflowDiagram {
  readonly modeler: Modeler;

  constructor(container: HTMLElement, pad: object) {
    this.modeler = new Modeler({
      container,
      moddleExtensions: { communique: moddleExtension },
      additionalModules: [pad, withoutPalette],
      textRenderer: labels,
      bpmnRenderer: {
        defaultFillColor: 'var(--cd-paper)',
        defaultStrokeColor: 'var(--cd-line)',
        defaultLabelColor: 'var(--cd-ink)',
      },
    } as object);
    this.service('commandStack').register(TOGETHER, { preExecute: ({ act }: { act: () => void }) => act() });
  }

  /** Makes one step for undo of all that is changed. */
  together(act: () => void): void {
    this.service('commandStack').execute(TOGETHER, { act });
  }

  service(name: string): Service {
    return this.modeler.get(name);
  }

  root(): DiagramElement {
    return this.service('canvas').getRootElement();
  }

  find(id: string): DiagramElement | undefined {
    return this.service('elementRegistry').get(id);
  }

  /** The workflow's elements, without labels. */
  elements(): DiagramElement[] {
    const all: DiagramElement[] = this.service('elementRegistry').getAll();
    return all.filter((part) => !part.labelTarget && part !== this.root() && part.type !== 'bpmn:Process');
  }

  selected(): DiagramElement {
    const [part]: DiagramElement[] = this.service('selection').get();
    return part?.labelTarget ?? part ?? this.root();
  }

  select(part: DiagramElement): void {
    const selection = this.service('selection');
    if (part === this.root()) selection.select([]);
    else {
      selection.select(part);
      this.service('canvas').scrollToElement(part, 80);
    }
  }

  settings(part: DiagramElement): StageSettings | null {
    for (const value of part.businessObject.extensionElements?.values ?? []) {
      if (value.$type === 'communique:Stage') {
        const values: Values = {};
        for (const name of attributes) if (value[name]) values[name] = value[name];
        return { kind: 'stage', values };
      }
      if (value.$type === 'communique:Await') return { kind: value.event as StageSettings['kind'], values: {} };
    }
    return null;
  }

  set(part: DiagramElement, properties: object): void {
    this.service('modeling').updateProperties(part, properties);
  }

  rename(part: DiagramElement, name: string): void {
    this.together(() => {
      this.set(part, { name });
      if (part.source) this.placeNames([part], true, (label, place) => this.moveName(label, place));
    });
  }

  /** The key of the workflow, which is the id of its process. An id is unique in a file, so that of an element is not taken. */
  setKey(key: string, name = this.root().businessObject.name): void {
    const root = this.root();
    const other = this.find(key);
    this.set(root, { name, id: other && other !== root ? `${key}-workflow` : key });
  }

  setSettings(part: DiagramElement, settings: StageSettings): void {
    this.set(part, { extensionElements: this.extension(settings) });
  }

  private extension({ kind, values }: StageSettings): object {
    const moddle = this.service('moddle');
    const value =
      kind === 'stage'
        ? moddle.create('communique:Stage', values)
        : moddle.create('communique:Await', { event: kind });
    return moddle.create('bpmn:ExtensionElements', { values: [value] });
  }

  setText(part: DiagramElement, text: string): void {
    const documentation = text ? [this.service('moddle').create('bpmn:Documentation', { text })] : [];
    this.set(part, { documentation });
  }

  /** An empty condition removes it. */
  setCondition(flow: DiagramElement, condition: string): void {
    const source = flow.source!;
    const body = `\${${condition}}`;
    this.together(() => {
      if (source.businessObject.default === flow.businessObject) this.set(source, { default: undefined });
      this.set(flow, {
        conditionExpression: condition ? this.service('moddle').create('bpmn:FormalExpression', { body }) : undefined,
      });
    });
  }

  setDefault(flow: DiagramElement): void {
    this.together(() => {
      this.set(flow, { conditionExpression: undefined });
      this.set(flow.source!, { default: flow.businessObject });
    });
  }

  connect(source: DiagramElement, target: DiagramElement): DiagramElement {
    return this.service('modeling').connect(source, target, { type: 'bpmn:SequenceFlow' });
  }

  lead(flow: DiagramElement, points: Path['points']): void {
    this.service('modeling').updateWaypoints(flow, points);
  }

  remove(part: DiagramElement): void {
    this.service('modeling').removeElements([part]);
  }

  /** Moves everything to new places, and names to where they hide nothing. */
  arrange(boxes: Map<string, Box>, paths: Path[]): void {
    const modeling = this.service('modeling');
    const still = { layout: false, autoResize: false, recurse: false };
    this.together(() => {
      for (const [id, box] of boxes) modeling.resizeShape(this.find(id), box, null, still);
      for (const { id, points } of paths) if (points.length > 1) modeling.updateWaypoints(this.find(id), points);
      this.placeNames(this.elements(), false, (label, place) => this.moveName(label, place));
    });
  }

  /**
   * Moves the names of elements and paths to where they hide nothing.
   *
   * @param stay whether one that hides nothing stays where it is
   */
  private placeNames(parts: DiagramElement[], stay: boolean, move: (label: DiagramElement, place: Box) => void): void {
    const all = this.elements();
    const taken: Box[] = all.filter((part) => !part.source && part.type !== 'bpmn:SubProcess');
    taken.push(...all.flatMap(({ waypoints }) => segments(waypoints ?? [])));
    const named = parts.filter((part) => part.label);
    taken.push(...all.filter((part) => part.label && !named.includes(part)).map((part) => part.label!));
    for (const part of named) {
      const label = part.label!;
      const places = part.waypoints ? placesOnPath(part.waypoints, label) : placesAround(part, label);
      const place = freePlace(stay ? [label, ...places] : places, taken);
      taken.push({ ...label, x: place.x, y: place.y });
      if (place !== label) move(label, place);
    }
  }

  private moveName(label: DiagramElement, { x, y }: Box): void {
    this.service('modeling').moveShape(label, { x: x - label.x, y: y - label.y });
  }

  /** Opens a file. Names have the size of our letters, and hide nothing; in the file they stay as they are until they are moved. */
  async open(xml: string): Promise<void> {
    await this.modeler.importXML(xml);
    const show = (label: DiagramElement, { x, y, width, height }: Box) => {
      Object.assign(label, { x, y, width, height });
      this.service('eventBus').fire('element.changed', { element: label });
    };
    for (const { label } of this.elements()) if (label) show(label, this.sizedName(label));
    this.placeNames(this.elements(), true, (label, place) => show(label, { ...place, width: label.width, height: label.height }));
  }

  private sizedName(label: DiagramElement): Box {
    const name = label.businessObject.name ?? '';
    const { width, height } = this.service('textRenderer').getExternalLabelBounds({ ...label, width: WIDEST_NAME }, name);
    return { x: label.x + (label.width - width) / 2, y: label.y + (label.height - height) / 2, width, height };
  }

  /** Adds an element into the selected flow or the selected element's only outgoing one; else after it; else in the centre of the view. */
  add(element: NewElement, name: string): void {
    const shape = element === 'stage' ? this.newStage('stage', name, newStage) : this.newShape(element);
    const after = this.selected();
    const flow = after.source ? after : onlyOutgoingFlow(after);
    const into = element !== 'start' && element !== 'end' ? flow : undefined;
    this.together(() => this.select(this.place(shape, into, element === 'start' ? this.root() : after)));
  }

  newStage(id: string, name: string, settings: StageSettings): DiagramElement {
    let free = id;
    for (let count = 2; this.find(free); count++) free = `${id}${count}`;
    return this.newShape('stage', { id: free, name, extensionElements: this.extension(settings) });
  }

  newShape(element: NewElement, properties: object = {}): DiagramElement {
    const type = types[element];
    const businessObject = this.service('bpmnFactory').create(type, properties);
    const size = element === 'stage' ? { width: 130, height: 80 } : {};
    return this.service('elementFactory').createShape({ type, businessObject, isExpanded: true, ...size });
  }

  /** Into a flow; without one, after an element; else in the centre of the view. */
  place(shape: DiagramElement, flow?: DiagramElement, after = this.root()): DiagramElement {
    if (flow) return this.insert(shape, flow);
    if (after !== this.root() && !after.source && after.type !== 'bpmn:EndEvent') {
      return this.service('autoPlace').append(after, shape);
    }
    const view = this.service('canvas').viewbox();
    const middle = { x: view.x + view.width / 2, y: view.y + view.height / 2 };
    return this.service('modeling').createShape(shape, middle, this.root());
  }

  /** Moves the elements to the right first, to make space. */
  private insert(shape: DiagramElement, flow: DiagramElement): DiagramElement {
    const source = flow.source!;
    const edge = source.x + source.width;
    const gap = source.type === 'bpmn:ExclusiveGateway' ? 2 * GAP : GAP;
    const room = shape.width + gap;
    const { movingShapes, resizingShapes } = this.service('spaceTool').calculateAdjustments(
      this.elements().filter((part) => !part.source),
      'x',
      room,
      edge + 1,
    );
    const modeling = this.service('modeling');
    modeling.createSpace(movingShapes, resizingShapes, { x: room, y: 0 }, 'e', edge + 1);
    const place = { x: edge + gap + shape.width / 2, y: source.y + source.height / 2 };
    const made: DiagramElement = modeling.createShape(shape, place, flow);
    this.placeNames(this.elements(), true, (label, to) => this.moveName(label, to));
    return made;
  }

  async xml(): Promise<string> {
    const { xml } = await this.modeler.saveXML({ format: true });
    return xml ?? '';
  }
}

/** The modeler's own toolbar replaces it. */
const withoutPalette = {
  paletteProvider: ['value', {}],
};

function onlyOutgoingFlow({ outgoing }: DiagramElement): DiagramElement | undefined {
  return outgoing?.length === 1 ? outgoing[0] : undefined;
}
