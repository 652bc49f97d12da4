/** The parts of bpmn-js's model that are used; its own types leave its services untyped. */
export interface BusinessObject {
  $type: string;
  id: string;
  name?: string;
  text?: string;
  /** Of a pool that is drawn around a process. */
  processRef?: BusinessObject;
  participants?: BusinessObject[];
  default?: BusinessObject;
  /** Of a call: the key of a workflow. */
  calledElement?: string;
  documentation?: { text: string }[];
  conditionExpression?: { body: string };
  extensionElements?: { values: ({ $type: string } & Record<string, string>)[] };
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

/** Of bpmn-js. */
export type Service = any;

/** What is drawn, and what changes it. */
export interface Drawing {
  service(name: string): Service;
  elements(): DiagramElement[];
}

export type NewElement = 'stage' | 'choice' | 'parallel' | 'subProcess' | 'call' | 'start' | 'end';

export const types: Record<NewElement, string> = {
  stage: 'bpmn:ReceiveTask',
  choice: 'bpmn:ExclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
  subProcess: 'bpmn:SubProcess',
  call: 'bpmn:CallActivity',
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
};

/** What a statement goes through; anything else on a drawing is a remark. */
const routing = [...Object.values(types), 'bpmn:SequenceFlow'];

export const routes = ({ type }: DiagramElement): boolean => routing.includes(type);

const besides = ['Participant', 'Lane', 'MessageFlow', 'TextAnnotation', 'Association', 'Group', 'DataObjectReference', 'DataStoreReference'];

/** What only people can arrange: it stays where it is while steps move. */
export const isBeside = ({ type }: DiagramElement): boolean => besides.includes(type.replace('bpmn:', ''));

export const isPath = (part: DiagramElement): boolean => part.type === 'bpmn:SequenceFlow';

/** Paths on which a text leaves an element, without lines to remarks. */
export const pathsFrom = ({ outgoing }: DiagramElement): DiagramElement[] => (outgoing ?? []).filter(isPath);

export const pathsTo = ({ incoming }: DiagramElement): DiagramElement[] => (incoming ?? []).filter(isPath);

/** Parts and paths to which a text comes from some parts, which are among them; not beyond those that are shut. */
export function reached(from: DiagramElement[], shut: (part: DiagramElement) => boolean): Set<DiagramElement> {
  const found = new Set(from);
  for (const part of found) {
    if (shut(part)) continue;
    for (const next of part.target ? [part.target] : pathsFrom(part)) found.add(next);
  }
  return found;
}

/** Paths on which a text that begins somewhere comes round: to a part that it has passed on the way. */
export function pathsBack(from: DiagramElement): DiagramElement[] {
  const back: DiagramElement[] = [];
  const [open, seen] = [new Set<DiagramElement>(), new Set<DiagramElement>()];
  const visit = (part: DiagramElement) => {
    seen.add(part);
    open.add(part);
    for (const path of pathsFrom(part)) {
      if (open.has(path.target!)) back.push(path);
      else if (!seen.has(path.target!)) visit(path.target!);
    }
    open.delete(part);
  };
  visit(from);
  return back;
}

/** The pool around the workflow is not: the workflow would go with it. */
export const isRemovable = ({ businessObject }: DiagramElement): boolean => !businessObject.processRef;

/** Whether other elements stand in it, so that names may as well. */
export const surrounds = ({ type }: DiagramElement): boolean =>
  ['bpmn:SubProcess', 'bpmn:Participant', 'bpmn:Lane', 'bpmn:Group'].includes(type);
