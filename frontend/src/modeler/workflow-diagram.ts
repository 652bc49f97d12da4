import Modeler from 'bpmn-js/lib/Modeler';
import { readableLabels } from '../diagram/labels';
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
  parent?: DiagramElement;
  labelTarget?: DiagramElement;
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

/** Reads and changes the elements of a workflow's diagram. Every change can be undone. */
export class WorkflowDiagram {
  readonly modeler: Modeler;

  constructor(container: HTMLElement, pad: object) {
    this.modeler = new Modeler({
      container,
      moddleExtensions: { communique: moddleExtension },
      additionalModules: [pad, withoutPalette],
      textRenderer: readableLabels,
      bpmnRenderer: {
        defaultFillColor: 'var(--cd-paper)',
        defaultStrokeColor: 'var(--cd-line)',
        defaultLabelColor: 'var(--cd-ink)',
      },
    } as object);
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
    if (source.businessObject.default === flow.businessObject) this.set(source, { default: undefined });
    const body = `\${${condition}}`;
    this.set(flow, {
      conditionExpression: condition ? this.service('moddle').create('bpmn:FormalExpression', { body }) : undefined,
    });
  }

  setDefault(flow: DiagramElement): void {
    this.set(flow, { conditionExpression: undefined });
    this.set(flow.source!, { default: flow.businessObject });
  }

  connect(source: DiagramElement, target: DiagramElement): void {
    this.service('modeling').connect(source, target, { type: 'bpmn:SequenceFlow' });
  }

  remove(part: DiagramElement): void {
    this.service('modeling').removeElements([part]);
  }

  /** Adds an element into the selected flow or the selected element's only outgoing one; else after it; else in the centre of the view. */
  add(element: NewElement, name: string): void {
    const shape = this.newShape(element, name);
    const after = this.selected();
    const flow = after.source ? after : onlyOutgoingFlow(after);
    if (flow && element !== 'start' && element !== 'end') {
      this.insert(shape, flow);
    } else if (after !== this.root() && !after.source && after.type !== 'bpmn:EndEvent' && element !== 'start') {
      this.select(this.service('autoPlace').append(after, shape));
    } else {
      const view = this.service('canvas').viewbox();
      const middle = { x: view.x + view.width / 2, y: view.y + view.height / 2 };
      this.select(this.service('modeling').createShape(shape, middle, this.root()));
    }
  }

  private newShape(element: NewElement, name: string): DiagramElement {
    const type = types[element];
    const properties = element === 'stage' ? { name, extensionElements: this.extension(newStage) } : {};
    const businessObject = this.service('bpmnFactory').create(type, properties);
    return this.service('elementFactory').createShape({ type, businessObject, isExpanded: true });
  }

  /** Moves the elements to the right first, to make space. */
  private insert(shape: DiagramElement, flow: DiagramElement): void {
    const source = flow.source!;
    const edge = source.x + source.width;
    const room = shape.width + GAP;
    const { movingShapes, resizingShapes } = this.service('spaceTool').calculateAdjustments(
      this.elements().filter((part) => !part.source),
      'x',
      room,
      edge + 1,
    );
    const modeling = this.service('modeling');
    modeling.createSpace(movingShapes, resizingShapes, { x: room, y: 0 }, 'e', edge + 1);
    const place = { x: edge + GAP + shape.width / 2, y: source.y + source.height / 2 };
    this.select(modeling.createShape(shape, place, flow));
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
