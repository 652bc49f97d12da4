import Modeler from 'bpmn-js/lib/Modeler';
import {
  attributes,
  moddleExtension,
  newStage,
  type Settings,
  type Values,
} from './modeler-settings';

/** What is used of bpmn-js, whose own types leave its services open. */
export interface Business {
  $type: string;
  id: string;
  name?: string;
  default?: Business;
  documentation?: { text: string }[];
  conditionExpression?: { body: string };
  extensionElements?: { values: ({ $type: string } & Values)[] };
}

export interface Part {
  id: string;
  type: string;
  businessObject: Business;
  source?: Part;
  target?: Part;
  outgoing?: Part[];
  parent?: Part;
  labelTarget?: Part;
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

/** A workflow that is being drawn: reads and changes its elements, each change one that can be undone. */
export class Drawing {
  readonly modeler: Modeler;

  constructor(container: HTMLElement, pad: object) {
    this.modeler = new Modeler({
      container,
      moddleExtensions: { communique: moddleExtension },
      additionalModules: [pad, withoutPalette],
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

  root(): Part {
    return this.service('canvas').getRootElement();
  }

  find(id: string): Part | undefined {
    return this.service('elementRegistry').get(id);
  }

  /** The workflow's elements, without labels. */
  parts(): Part[] {
    const all: Part[] = this.service('elementRegistry').getAll();
    return all.filter((part) => !part.labelTarget && part !== this.root() && part.type !== 'bpmn:Process');
  }

  selected(): Part {
    const [part]: Part[] = this.service('selection').get();
    return part?.labelTarget ?? part ?? this.root();
  }

  select(part: Part): void {
    const selection = this.service('selection');
    if (part === this.root()) selection.select([]);
    else {
      selection.select(part);
      this.service('canvas').scrollToElement(part, 80);
    }
  }

  settings(part: Part): Settings | null {
    for (const value of part.businessObject.extensionElements?.values ?? []) {
      if (value.$type === 'communique:Stage') {
        const values: Values = {};
        for (const name of attributes) if (value[name]) values[name] = value[name];
        return { kind: 'stage', values };
      }
      if (value.$type === 'communique:Await') return { kind: value.event as Settings['kind'], values: {} };
    }
    return null;
  }

  set(part: Part, properties: object): void {
    this.service('modeling').updateProperties(part, properties);
  }

  setSettings(part: Part, settings: Settings): void {
    this.set(part, { extensionElements: this.extension(settings) });
  }

  private extension({ kind, values }: Settings): object {
    const moddle = this.service('moddle');
    const value =
      kind === 'stage'
        ? moddle.create('communique:Stage', values)
        : moddle.create('communique:Await', { event: kind });
    return moddle.create('bpmn:ExtensionElements', { values: [value] });
  }

  setText(part: Part, text: string): void {
    const documentation = text ? [this.service('moddle').create('bpmn:Documentation', { text })] : [];
    this.set(part, { documentation });
  }

  /** An empty condition takes it away. */
  setCondition(flow: Part, condition: string): void {
    const source = flow.source!;
    if (source.businessObject.default === flow.businessObject) this.set(source, { default: undefined });
    const body = `\${${condition}}`;
    this.set(flow, {
      conditionExpression: condition ? this.service('moddle').create('bpmn:FormalExpression', { body }) : undefined,
    });
  }

  setDefault(flow: Part): void {
    this.set(flow, { conditionExpression: undefined });
    this.set(flow.source!, { default: flow.businessObject });
  }

  connect(source: Part, target: Part): void {
    this.service('modeling').connect(source, target, { type: 'bpmn:SequenceFlow' });
  }

  remove(part: Part): void {
    this.service('modeling').removeElements([part]);
  }

  /** Into the selected way, or the one behind the selected element; else behind it; else in the middle of what is seen. */
  add(element: NewElement, name: string): void {
    const shape = this.newShape(element, name);
    const after = this.selected();
    const way = after.source ? after : onlyWayOut(after);
    if (way && element !== 'start' && element !== 'end') {
      this.insert(shape, way);
    } else if (after !== this.root() && !after.source && after.type !== 'bpmn:EndEvent' && element !== 'start') {
      this.select(this.service('autoPlace').append(after, shape));
    } else {
      const view = this.service('canvas').viewbox();
      const middle = { x: view.x + view.width / 2, y: view.y + view.height / 2 };
      this.select(this.service('modeling').createShape(shape, middle, this.root()));
    }
  }

  private newShape(element: NewElement, name: string): Part {
    const type = types[element];
    const properties = element === 'stage' ? { name, extensionElements: this.extension(newStage) } : {};
    const businessObject = this.service('bpmnFactory').create(type, properties);
    return this.service('elementFactory').createShape({ type, businessObject, isExpanded: true });
  }

  /** What comes later in the picture makes room first. */
  private insert(shape: Part, way: Part): void {
    const source = way.source!;
    const edge = source.x + source.width;
    const room = shape.width + GAP;
    const { movingShapes, resizingShapes } = this.service('spaceTool').calculateAdjustments(
      this.parts().filter((part) => !part.source),
      'x',
      room,
      edge + 1,
    );
    const modeling = this.service('modeling');
    modeling.createSpace(movingShapes, resizingShapes, { x: room, y: 0 }, 'e', edge + 1);
    const place = { x: edge + GAP + shape.width / 2, y: source.y + source.height / 2 };
    this.select(modeling.createShape(shape, place, way));
  }

  async xml(): Promise<string> {
    const { xml } = await this.modeler.saveXML({ format: true });
    return xml ?? '';
  }
}

/** Our own tools stand in its place. */
const withoutPalette = {
  paletteProvider: ['value', {}],
};

function onlyWayOut({ outgoing }: Part): Part | undefined {
  return outgoing?.length === 1 ? outgoing[0] : undefined;
}
