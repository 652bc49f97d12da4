import { layoutProcess } from 'bpmn-auto-layout';
import { type Box, type Path, routed } from '../drawing/routing';
import type { WorkflowDiagram } from './workflow-diagram';
import type { DiagramElement } from '../drawing/diagram-model';

/** A column of the layout's grid is made for tasks of 100 pixels; those of workflows are wider, for their names. */
const STRETCH = 190 / 150;
const TASK = { width: 130, height: 80 };

interface Parsed {
  rootElement: any;
}

/** Gives the elements and paths of a workflow new places, in one step that can be undone. */
export async function tidy(drawing: WorkflowDiagram): Promise<void> {
  const moddle = drawing.service('moddle');
  const drawn: Parsed = await moddle.fromXML(await drawing.xml());
  drawn.rootElement.rootElements.forEach(link);
  const { xml } = await moddle.toXML(drawn.rootElement);
  const arranged: Parsed = await moddle.fromXML(await layoutProcess(xml));
  const boxes = new Map<string, Box>();
  const paths = new Map<string, Path['points']>();
  for (const { $type, bpmnElement, bounds, waypoint } of arranged.rootElement.diagrams[0].plane.planeElement) {
    const part = bpmnElement && drawing.find(bpmnElement.id);
    if (!part) continue;
    if ($type === 'bpmndi:BPMNShape') boxes.set(part.id, boxOf(part, bounds));
    else paths.set(part.id, waypoint.map(({ x, y }: Box) => ({ x: x * STRETCH, y })));
  }
  drawing.arrange(boxes, levels(drawing).flatMap((flows) => routed(flows.map((flow) => pathOf(flow, paths, boxes)), around(flows, boxes))));
}

/** The layout reads what files need not say: which flows come to an element and leave it. */
function link(scope: any): void {
  for (const part of scope.flowElements ?? []) {
    if (part.$type !== 'bpmn:SequenceFlow') link(part);
    else {
      add(part.sourceRef, 'outgoing', part);
      add(part.targetRef, 'incoming', part);
    }
  }
}

function add(part: any, list: 'incoming' | 'outgoing', flow: object): void {
  const flows = part.get(list);
  if (!flows.includes(flow)) flows.push(flow);
}

/** A step's box keeps its middle, and is as wide as those that ship. */
function boxOf(part: DiagramElement, bounds: Box): Box {
  const x = bounds.x * STRETCH;
  const width = bounds.width * STRETCH;
  if (part.type === 'bpmn:SubProcess') return { x, y: bounds.y, width, height: bounds.height };
  const size = part.type === 'bpmn:ReceiveTask' ? TASK : part;
  return {
    x: Math.round(x + (width - size.width) / 2),
    y: Math.round(bounds.y + (bounds.height - size.height) / 2),
    width: size.width,
    height: size.height,
  };
}

/** The flows of the workflow, and of each of its sub-processes. */
function levels(drawing: WorkflowDiagram): DiagramElement[][] {
  const flows = drawing.elements().filter((part) => part.source && part.target);
  const parents = [...new Set(flows.map((flow) => flow.source!.parent))];
  return parents.map((parent) => flows.filter((flow) => flow.source!.parent === parent));
}

function around(flows: DiagramElement[], boxes: Map<string, Box>): Map<string, Box> {
  const parent = flows[0]!.source!.parent;
  return new Map(parent!.children!.flatMap(({ id }) => (boxes.has(id) ? [[id, boxes.get(id)!] as const] : [])));
}

/** From the right edge to the left one where the layout has a straight path, as the boxes have other sizes. */
function pathOf(flow: DiagramElement, paths: Map<string, Path['points']>, boxes: Map<string, Box>): Path {
  const { id } = flow;
  const [source, target] = [flow.source!.id, flow.target!.id];
  const points = (paths.get(id) ?? []).map((point) => ({ ...point }));
  const [from, to] = [boxes.get(source), boxes.get(target)];
  const [first, last] = [points[0], points.at(-1)];
  if (from && to && first && last) {
    if (first.y === points[1]!.y) first.x = first.x > from.x + from.width / 2 ? from.x + from.width : from.x;
    else first.x = points[1]!.x = from.x + from.width / 2;
    if (last.y === points.at(-2)!.y) last.x = last.x > to.x + to.width / 2 ? to.x + to.width : to.x;
    else last.x = points.at(-2)!.x = to.x + to.width / 2;
  }
  return { id, source, target, points };
}
