import { type DiagramElement, isPath, type NewElement, pathsFrom, pathsTo, routes, types } from '../drawing/diagram-model';
import { placeNames } from '../drawing/names';
import { newStage, type StageSettings } from './stage-settings';
import type { WorkflowDiagram } from './workflow-diagram';

const GAP = 50;

/** Adds an element into the selected flow or the selected element's only outgoing one; else after it; else into another flow, or the centre of the view. */
export function add(drawing: WorkflowDiagram, element: NewElement, name: string, otherwise?: DiagramElement): void {
  const shape = element === 'stage' ? stageShape(drawing, 'stage', name, newStage) : shapeOf(drawing, element);
  const after = drawing.selected();
  const flow = isPath(after) ? after : (onlyOutgoingFlow(after) ?? (leadsOn(after) ? undefined : otherwise));
  const into = element !== 'start' && element !== 'end' ? flow : undefined;
  drawing.together(() => drawing.select(place(drawing, shape, into, element === 'start' ? drawing.root() : after)));
}

export function stageShape(drawing: WorkflowDiagram, id: string, name: string, settings: StageSettings): DiagramElement {
  let free = id;
  for (let count = 2; drawing.find(free); count++) free = `${id}${count}`;
  return shapeOf(drawing, 'stage', { id: free, name, extensionElements: drawing.extension(settings) });
}

export function shapeOf(drawing: WorkflowDiagram, element: NewElement, properties: object = {}): DiagramElement {
  const type = types[element];
  const businessObject = drawing.service('bpmnFactory').create(type, properties);
  const size = element === 'stage' ? { width: 130, height: 80 } : {};
  // The layout looks for what is in anything that is expanded.
  const inside = element === 'subProcess' ? { isExpanded: true } : {};
  return drawing.service('elementFactory').createShape({ type, businessObject, ...inside, ...size });
}

/** Into a flow; without one, after an element; else in the centre of the view. */
export function place(
  drawing: WorkflowDiagram,
  shape: DiagramElement,
  flow?: DiagramElement,
  after = drawing.root(),
): DiagramElement {
  if (flow) return insert(drawing, shape, flow);
  if (leadsOn(after)) {
    return drawing.service('autoPlace').append(after, shape);
  }
  const view = drawing.service('canvas').viewbox();
  const middle = { x: view.x + view.width / 2, y: view.y + view.height / 2 };
  return drawing.service('modeling').createShape(shape, middle, drawing.scope());
}

/** Moves the elements to the right first, to make space: after the source, or before a target that is in another row and further on. */
function insert(drawing: WorkflowDiagram, shape: DiagramElement, flow: DiagramElement): DiagramElement {
  const { target } = flow as { target: DiagramElement };
  const middleOf = (part: DiagramElement) => part.y + part.height / 2;
  const inRow = Math.abs(middleOf(flow.source!) - middleOf(target)) < flow.source!.height / 2 || target.x + target.width < flow.source!.x;
  const source = inRow ? flow.source! : { ...target, x: target.x - GAP, y: target.y, width: 0, height: target.height, type: '' };
  const edge = source.x + source.width;
  const gap = source.type === 'bpmn:ExclusiveGateway' ? 2 * GAP : GAP;
  const room = shape.width + gap + (shape.type === types.choice ? GAP : 0);
  const { movingShapes, resizingShapes } = drawing.service('spaceTool').calculateAdjustments(
    drawing.elements().filter((part) => !part.source),
    'x',
    room,
    edge + 1,
  );
  const modeling = drawing.service('modeling');
  modeling.createSpace(movingShapes, resizingShapes, { x: room, y: 0 }, 'e', edge + 1);
  const middle = { x: edge + gap + shape.width / 2, y: source.y + source.height / 2 };
  const made: DiagramElement = modeling.createShape(shape, middle, inRow ? flow : flow.source!.parent);
  if (pathsTo(made).length === 0) {
    // bpmn-js leaves it next to a path that runs elsewhere.
    modeling.reconnectEnd(flow, made, middle);
    drawing.connect(made, target);
  }
  placeNames(drawing, drawing.elements(), true);
  return made;
}

const leadsOn = (part: DiagramElement) => routes(part) && !part.source && part.type !== types.end;

function onlyOutgoingFlow(part: DiagramElement): DiagramElement | undefined {
  const paths = pathsFrom(part);
  return paths.length === 1 ? paths[0] : undefined;
}
