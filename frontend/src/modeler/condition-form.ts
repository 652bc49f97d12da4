import { make } from '../shared/dom';
import type { DiagramElement } from '../drawing/diagram-model';
import { admitted, type Fact, type FactCondition, factConditionOf, facts, formatFactCondition, isNumber, newFactCondition, normalised, type Operator, operatorsOf } from './fact-conditions';
import type { FormFields } from './form-fields';
import type { TextKey, Translate } from './modeler-texts';
import { comparisonOf, outcomesOf } from './stage-settings';
import type { WorkflowDiagram } from './workflow-diagram';

/** Begins what chooses a fact; no id of a step has this sign. */
const FACT = '=';

const names: Record<Operator, TextKey> = {
  '>': 'modeler.operator.more',
  '>=': 'modeler.operator.atLeast',
  '<': 'modeler.operator.less',
  '<=': 'modeler.operator.atMost',
  '==': 'modeler.operator.is',
  '!=': 'modeler.operator.isNot',
  has: 'modeler.operator.has',
  hasNot: 'modeler.operator.hasNot',
};

const labels: Record<Fact, TextKey> = {
  organisations: 'modeler.fact.number',
  words: 'modeler.fact.number',
  language: 'modeler.fact.tag',
  tags: 'modeler.fact.named',
};

/** When the path out of a choice is taken: an outcome or a fact to choose, or a condition in words. */
export class ConditionForm {
  constructor(
    private readonly drawing: WorkflowDiagram,
    private readonly form: FormFields,
    private readonly translate: Translate,
    private readonly nameOf: (part: DiagramElement) => string,
  ) {}

  fields(flow: DiagramElement): HTMLElement[] {
    const body = flow.businessObject.conditionExpression?.body ?? '';
    const condition = /^\s*\$\{(.*)\}\s*$/s.exec(body)?.[1] ?? body;
    const options = this.options();
    const value = this.chosen(flow, condition, options);
    const when = this.form.select('when', this.translate('modeler.panel.when'), options, value, (chosen) => this.choose(flow, chosen, condition));
    const fact = factConditionOf(condition);
    if (value.startsWith(FACT) && fact) return [when, this.comparison(flow, fact)];
    if (value !== 'own') return [when];
    return [
      when,
      this.form.input('condition', this.translate('modeler.panel.condition'), condition, (text) => this.drawing.setCondition(flow, text)),
      make('p', { class: 'hint' }, this.translate('modeler.panel.conditionHelp', this.stages())),
    ];
  }

  /** How conditions call the stages, as these have names that cannot stand there. */
  private stages(): string {
    const stages = this.drawing.elements().filter((part) => part.type === 'bpmn:ReceiveTask' && this.drawing.settings(part)?.kind === 'stage');
    return stages.map((stage) => `${stage.id} (${this.nameOf(stage)})`).join(', ');
  }

  private options(): (readonly [string, string])[] {
    const { translate, drawing } = this;
    const options: (readonly [string, string])[] = [['otherwise', translate('modeler.panel.otherwise')]];
    for (const step of drawing.elements()) {
      const settings = step.type === 'bpmn:ReceiveTask' ? drawing.settings(step) : null;
      for (const outcome of settings ? outcomesOf(settings) : []) {
        const said = translate('modeler.panel.is', this.nameOf(step), translate(`modeler.outcome.${outcome}`));
        options.push([`${step.id}:${outcome}`, said]);
      }
    }
    for (const fact of facts) options.push([`${FACT}${fact}`, translate('modeler.fact.if', translate(`modeler.fact.${fact}`))]);
    options.push(['own', translate('modeler.panel.own')]);
    return options;
  }

  private chosen(flow: DiagramElement, condition: string, options: (readonly [string, string])[]): string {
    if (flow.source!.businessObject.default === flow.businessObject) return 'otherwise';
    const fact = factConditionOf(condition);
    const simple = fact ? `${FACT}${fact.fact}` : comparisonOf(condition);
    return simple && options.some(([key]) => key === simple) ? simple : 'own';
  }

  private choose(flow: DiagramElement, chosen: string, condition: string): void {
    const { drawing } = this;
    const [step, outcome] = chosen.split(':');
    if (chosen === 'otherwise') drawing.setDefault(flow);
    else if (chosen.startsWith(FACT)) drawing.setCondition(flow, formatFactCondition(newFactCondition(chosen.slice(FACT.length) as Fact)));
    else if (outcome) drawing.setCondition(flow, `${step} == '${outcome}'`);
    else drawing.setCondition(flow, condition || "outcome == 'APPROVED'");
  }

  private comparison(flow: DiagramElement, condition: FactCondition): HTMLElement {
    const { translate, drawing } = this;
    const change = (other: Partial<FactCondition>) => drawing.setCondition(flow, formatFactCondition({ ...condition, ...other }));
    const options = operatorsOf(condition.fact).map((operator) => [operator, translate(names[operator])] as const);
    return make(
      'div',
      { class: 'pair' },
      this.form.select('operator', translate('modeler.fact.operator'), options, condition.operator, (operator) => change({ operator: operator as Operator })),
      this.form.input(
        'fact',
        translate(labels[condition.fact]),
        condition.value,
        (entered) => {
          const value = normalised(condition.fact, entered);
          if (!admitted(condition.fact, value)) return condition.value;
          change({ value });
          return value;
        },
        isNumber(condition.fact) ? 'number' : 'text',
      ),
    );
  }
}
