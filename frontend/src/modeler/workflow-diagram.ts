import Modeler from 'bpmn-js/lib/Modeler';
import type { BusinessObject, DiagramElement, Drawing, Service } from '../drawing/diagram-model';
import { placeNames, showNames } from '../drawing/names';
import type { Box, Path } from '../drawing/routing';
import { attributes, moddleExtension, type StageSettings, type Values } from './stage-settings';

/** A whole workflow is shown at about half its size, where bpmn-js's own 12 pixels cannot be read. */
const labels = { defaultStyle: { fontSize: 16, lineHeight: 1.15 }, externalStyle: { fontSize: 15, lineHeight: 1.1 } };

const TOGETHER = 'communique.together';

/** The alternatives of a path's condition, each with the comparisons that must all hold; none if it has none. */
export function conditionOf(path: DiagramElement): string[][] {
  const condition = path.businessObject.conditionExpression?.body.replace(/^\s*\$\{|\}\s*$/g, '');
  return condition ? condition.split(' or ').map((terms) => terms.split(' and ').map((term) => term.trim())) : [];
}

/** Reads and changes the elements of a workflow's diagram. Every change can be undone. */
export class WorkflowDiagram implements Drawing {
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

  /** The workflow itself, which may have a pool drawn around it. */
  process(): BusinessObject {
    const root = this.root().businessObject;
    return root.participants?.find(({ processRef }) => processRef)?.processRef ?? root;
  }

  /** Where its elements are. */
  scope(): DiagramElement {
    const pool = this.root().children?.find(({ businessObject }) => businessObject.processRef);
    return pool ?? this.root();
  }

  find(id: string): DiagramElement | undefined {
    return this.service('elementRegistry').get(id);
  }

  /** The workflow's elements, without labels. */
  elements(): DiagramElement[] {
    const all: DiagramElement[] = this.service('elementRegistry').getAll();
    return all.filter((part) => part.type !== 'label' && part !== this.root() && part.type !== 'bpmn:Process');
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
    const modeling = this.service('modeling');
    const process = this.process();
    if (part !== this.root() || process === part.businessObject) modeling.updateProperties(part, properties);
    else modeling.updateModdleProperties(this.scope(), process, properties);
  }

  rename(part: DiagramElement, name: string): void {
    this.together(() => {
      this.set(part, { name });
      if (part.source) placeNames(this, [part], true);
    });
  }

  /** The key of the workflow, which is the id of its process. An id is unique in a file, so that of an element is not taken. */
  setKey(key: string, name = this.process().name): void {
    const other = this.find(key);
    this.set(this.root(), { name, id: other && other !== this.root() ? `${key}-workflow` : key });
  }

  setSettings(part: DiagramElement, settings: StageSettings): void {
    this.set(part, { extensionElements: this.extension(settings) });
  }

  extension({ kind, values }: StageSettings): object {
    const moddle = this.service('moddle');
    const value =
      kind === 'stage'
        ? moddle.create('communique:Stage', values)
        : moddle.create('communique:Await', { event: kind });
    return moddle.create('bpmn:ExtensionElements', { values: [value] });
  }

  /** A call without a name gets that of the workflow. */
  call(part: DiagramElement, key: string, name: string): void {
    this.set(part, { calledElement: key, name: part.businessObject.name || name });
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

  /** Conditions no longer ask what a stage decides. */
  forget(stage: string): void {
    for (const path of this.elements()) {
      const asked = conditionOf(path);
      const left = asked.map((terms) => terms.filter((term) => !new RegExp(`^${stage}\\s*[=!]=`).test(term)));
      if (left.flat().length === asked.flat().length) continue;
      this.setCondition(path, left.filter((terms) => terms.length > 0).map((terms) => terms.join(' and ')).join(' or '));
    }
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
      placeNames(this, this.elements(), false);
    });
  }

  async open(xml: string): Promise<void> {
    await this.modeler.importXML(xml);
    showNames(this);
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
