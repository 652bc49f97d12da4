import { getLabel } from 'bpmn-js/lib/util/LabelUtil';
import { type DiagramElement, type Drawing, surrounds } from './diagram-model';
import { type Box, freePlace, placesAround, placesOnPath, segments } from './routing';

/** Of the name of a path or a small element, before it wraps. */
const WIDEST_NAME = 120;

/**
 * Moves the names of elements and paths to where they hide nothing, each as one change of the drawing.
 *
 * @param stay whether one that hides nothing stays where it is
 */
export function placeNames(drawing: Drawing, parts: DiagramElement[], stay: boolean): void {
  settle(drawing, parts, stay, (label, { x, y }) => {
    drawing.service('modeling').moveShape(label, { x: x - label.x, y: y - label.y });
  });
}

/** Gives names the size of our letters, and places where they hide nothing; in the file they stay as they are until they are moved. */
export function showNames(drawing: Drawing): void {
  const show = (label: DiagramElement, { x, y, width, height }: Box) => {
    Object.assign(label, { x, y, width, height });
    drawing.service('eventBus').fire('element.changed', { element: label });
  };
  for (const { label } of drawing.elements()) if (label) show(label, sized(drawing, label));
  settle(drawing, drawing.elements(), true, (label, place) => show(label, { ...place, width: label.width, height: label.height }));
}

function settle(
  drawing: Drawing,
  parts: DiagramElement[],
  stay: boolean,
  move: (label: DiagramElement, place: Box) => void,
): void {
  const all = drawing.elements();
  const taken: Box[] = all.filter((part) => !part.source && !surrounds(part));
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

function sized(drawing: Drawing, label: DiagramElement): Box {
  const name = getLabel(label as never) ?? '';
  const { width, height } = drawing.service('textRenderer').getExternalLabelBounds({ ...label, width: WIDEST_NAME }, name);
  return { x: label.x + (label.width - width) / 2, y: label.y + (label.height - height) / 2, width, height };
}
