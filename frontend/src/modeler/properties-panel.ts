import { make } from '../shared/dom';
import { ConditionForm } from './condition-form';
import { FormFields } from './form-fields';
import { nameOf, titleOf, type TextKey, type Translate } from './modeler-texts';
import {
  applies,
  changed,
  type ChoiceName,
  choices,
  keyOf,
  kinds,
  newStage,
  type StageSettings,
} from './stage-settings';
import { timeFields } from './time-fields';
import type { WorkflowDiagram } from './workflow-diagram';
import { type DiagramElement, isPath, isRemovable, routes } from '../drawing/diagram-model';

/** A workflow that can be called. */
export interface Callable {
  key: string;
  name: string;
}

/** The form for the selected element: what the picture cannot show, and everything that the mouse can do. */
export class PropertiesPanel {
  readonly root: HTMLElement;
  private form = new FormFields();
  /** Where the pointer is down: what it is about to click on must not be replaced. */
  private pressed: EventTarget | null = null;
  private stale = false;

  constructor(
    private readonly drawing: WorkflowDiagram,
    private readonly translate: Translate,
    private readonly fresh: boolean,
    private readonly callable: Callable[] = [],
  ) {
    this.root = make('form', { class: 'settings', 'aria-label': translate('modeler.panel.label') });
    this.root.addEventListener('submit', (event) => event.preventDefault());
    this.root.addEventListener('pointerdown', ({ target }) => (this.pressed = target));
    for (const type of ['pointerup', 'pointercancel', 'keydown', 'change']) {
      this.root.addEventListener(type, ({ target }) => (type !== 'change' || target === this.pressed) && this.released());
    }
    this.root.addEventListener('pointerleave', () => this.released());
  }

  /** After the click itself. */
  private released(): void {
    this.pressed = null;
    if (this.stale) setTimeout(() => this.stale && this.draw());
  }

  /** Draws the form again for the selected element, and keeps the focus. */
  draw(): void {
    this.stale = this.pressed !== null;
    if (this.stale) return;
    const focused = this.root.contains(document.activeElement) ? document.activeElement?.getAttribute('name') : null;
    this.form = new FormFields();
    const part = this.drawing.selected();
    this.root.replaceChildren(this.elementSelect(part), ...this.fields(part));
    if (focused) this.root.querySelector<HTMLElement>(`[name="${focused}"]`)?.focus();
  }

  private elementSelect(part: DiagramElement): HTMLElement {
    const root = this.drawing.root();
    const all = [root, ...this.drawing.elements()];
    const options = all.map((each) => [each.id, titleOf(this.drawing, each, this.translate)] as const);
    return this.form.select('element', this.translate('modeler.panel.element'), options, part.id, (id) => {
      this.drawing.select(all.find((each) => each.id === id) ?? root);
    });
  }

  private fields(part: DiagramElement): HTMLElement[] {
    const { translate, drawing } = this;
    if (part !== drawing.root() && !routes(part)) return this.remark(part);
    const business = part === drawing.root() ? drawing.process() : part.businessObject;
    const keyed = this.fresh && part === drawing.root();
    const rename = (name: string) => (keyed ? this.renameWorkflow(name) : drawing.rename(part, name));
    const fields = [this.form.input('name', translate('modeler.panel.name'), business.name ?? '', rename)];
    if (keyed) fields.push(this.form.input('key', translate('modeler.panel.key'), business.id, (key) => drawing.setKey(key || business.id)));
    if (part === drawing.root() || part.type === 'bpmn:ReceiveTask') {
      const text = business.documentation?.[0]?.text ?? '';
      fields.push(this.form.input('text', translate('modeler.panel.text'), text, (value) => drawing.setText(part, value)));
    }
    if (part.type === 'bpmn:ReceiveTask') fields.push(...this.step(part));
    if (part.type === 'bpmn:CallActivity') fields.push(...this.call(part));
    if (part.source?.type === 'bpmn:ExclusiveGateway') fields.push(...this.condition(part));
    if (part !== drawing.root()) {
      if (!part.source && part.type !== 'bpmn:EndEvent') fields.push(this.flows(part));
      fields.push(this.form.button(translate('modeler.panel.remove'), () => drawing.remove(part)));
    }
    return fields;
  }

  /** What is only on the drawing has a name, or a text, and no settings. */
  private remark(part: DiagramElement): HTMLElement[] {
    const { translate, drawing } = this;
    const { name, text } = part.businessObject;
    const isNote = part.type === 'bpmn:TextAnnotation';
    const change = (value: string) => (isNote ? drawing.set(part, { text: value }) : drawing.rename(part, value));
    const named = isNote || ['bpmn:Participant', 'bpmn:Lane', 'bpmn:MessageFlow', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference'].includes(part.type);
    const label = translate(isNote ? 'modeler.panel.note' : 'modeler.panel.name');
    return [
      make('p', { class: 'hint' }, translate('modeler.panel.remark')),
      ...(named ? [this.form.input('name', label, (isNote ? text : name) ?? '', change)] : []),
      ...(isRemovable(part) ? [this.form.button(translate('modeler.panel.remove'), () => drawing.remove(part))] : []),
    ];
  }

  /** The key follows the name until a person chooses another. */
  private renameWorkflow(name: string): void {
    const process = this.drawing.process();
    const follows = process.id === keyOf(process.name ?? '');
    this.drawing.setKey((follows && keyOf(name)) || process.id, name);
  }

  private step(part: DiagramElement): HTMLElement[] {
    const { translate, drawing } = this;
    const settings = drawing.settings(part) ?? { kind: 'stage', values: {} };
    const options = kinds.map((kind) => [kind, translate(`modeler.kind.${kind}`)] as const);
    const fields = [
      this.form.select('kind', translate('modeler.kind'), options, settings.kind, (kind) =>
        drawing.setSettings(part, kind === 'stage' ? newStage : { kind: kind as StageSettings['kind'], values: {} }),
      ),
    ];
    if (settings.kind === 'stage') fields.push(...this.stage(part, settings));
    return fields;
  }

  private call(part: DiagramElement): HTMLElement[] {
    const { translate, drawing } = this;
    const called = part.businessObject.calledElement ?? '';
    const options = this.callable.map(({ key, name }) => [key, name || key] as const);
    const unknown = options.every(([key]) => key !== called);
    return [
      this.form.select(
        'called',
        translate('modeler.panel.called'),
        unknown ? [[called, called || translate('modeler.panel.called.none')], ...options] : options,
        called,
        (key) => drawing.call(part, key, this.callable.find((each) => each.key === key)?.name ?? key),
      ),
      make('p', { class: 'hint' }, translate('modeler.panel.called.help')),
    ];
  }

  private stage(part: DiagramElement, settings: StageSettings): HTMLElement[] {
    const { translate, drawing } = this;
    const { values } = settings;
    const change = (name: string) => (value: string) =>
      drawing.setSettings(part, { kind: 'stage', values: changed(values, name, value) });
    const choice = (name: ChoiceName) =>
      this.form.select(
        name,
        translate(`modeler.${name}`),
        choices[name].map((value) => [value, translate(`modeler.${name}.${value}` as TextKey)] as const),
        values[name] ?? choices[name][0] ?? '',
        change(name),
      );
    const fields = [choice('role'), choice('policy')];
    if (applies('needed', values)) {
      fields.push(this.form.input('needed', translate('modeler.needed'), values.needed ?? '', change('needed'), 'number'));
    }
    for (const name of ['vote', 'changes', 'casting', 'authors', 'keep'] as const) {
      if (applies(name, values)) fields.push(choice(name));
    }
    const time = (name: 'deadline' | 'remind', optional: boolean) =>
      timeFields(this.form, translate, {
        name,
        label: translate(`modeler.${name}`),
        value: values[name] ?? '',
        optional,
        change: change(name),
      });
    fields.push(time('deadline', false), choice('days'));
    if (applies('zone', values)) fields.push(this.form.input('zone', translate('modeler.zone'), values.zone ?? '', change('zone')));
    fields.push(time('remind', true));
    return fields;
  }

  private condition(flow: DiagramElement): HTMLElement[] {
    return new ConditionForm(this.drawing, this.form, this.translate, (part) => nameOf(this.drawing, part, this.translate)).fields(flow);
  }

  private flows(part: DiagramElement): HTMLElement {
    const { translate, drawing } = this;
    const targets = drawing
      .elements()
      .filter((each) => routes(each) && !isPath(each) && each !== part && each.type !== 'bpmn:StartEvent' && each.parent === part.parent);
    const options = targets.map((each) => [each.id, titleOf(this.drawing, each, this.translate)] as const);
    const select = this.form.select('leadTo', translate('modeler.panel.leadTo'), options, options[0]?.[0] ?? '', () => {});
    const add = this.form.button(translate('modeler.panel.addPath'), () => {
      const target = drawing.find(select.querySelector('select')!.value);
      if (target) drawing.connect(part, target);
    });
    return make('div', { class: 'pair' }, select, add);
  }
}
