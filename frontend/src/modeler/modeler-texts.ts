import type { DiagramElement } from '../drawing/diagram-model';
import type { WorkflowDiagram } from './workflow-diagram';

/** The modeler's texts in English, as messages/modeler.properties holds them; see texts.ts. */
export const english = {
  'modeler.view.label': 'Drawing of the workflow',
  'modeler.tools.label': 'Add and arrange',
  'modeler.tools.stage': 'Stage',
  'modeler.tools.choice': 'Choice',
  'modeler.tools.parallel': 'Parallel',
  'modeler.tools.subProcess': 'Sub-process',
  'modeler.tools.call': 'Another workflow',
  'modeler.tools.start': 'Start',
  'modeler.tools.end': 'End',
  'modeler.tools.hint': 'What you add goes after what is selected, or into the selected path. If nothing is selected, it goes before the sign-on.',
  'modeler.tools.undo': 'Undo',
  'modeler.tools.redo': 'Redo',
  'modeler.tools.tidy': 'Tidy up',
  'modeler.tools.fit': 'Show everything',
  'modeler.tools.zoomIn': 'Zoom in',
  'modeler.tools.zoomOut': 'Zoom out',
  'modeler.template.policyReview': 'Policy review: two of the reviewers',
  'modeler.template.policyReview.name': 'Policy review',
  'modeler.template.legalReview': 'Legal review: one reviewer',
  'modeler.template.legalReview.name': 'Legal review',
  'modeler.template.consensus': 'Consensus of organisations: ten working days',
  'modeler.template.consensus.name': 'Consensus',
  'modeler.template.silence': 'Silence procedure: 48 hours',
  'modeler.template.silence.name': 'Silence procedure',
  'modeler.template.vote': 'Vote of organisations: two thirds',
  'modeler.template.vote.name': 'Vote',
  'modeler.template.clearance': 'Coordinator’s clearance',
  'modeler.template.clearance.name': 'Coordinator clearance',
  'modeler.template.plain': 'Another stage',
  'modeler.template.choice': 'Approved?',
  'modeler.template.approved': 'approved',
  'modeler.template.notApproved': 'not approved',
  'modeler.template.alone': 'The stage has no path back to drafting yet. Add a choice after it.',
  'modeler.pad.connect': 'Connect to another stage',
  'modeler.pad.remove': 'Remove',
  'modeler.panel.label': 'Settings',
  'modeler.panel.element': 'Selected',
  'modeler.panel.process': 'The workflow as a whole',
  'modeler.panel.name': 'Name',
  'modeler.panel.note': 'Text',
  'modeler.panel.remark': 'Only on the drawing: it has no effect on statements.',
  'modeler.panel.key': 'Key (in addresses and files; cannot be changed later)',
  'modeler.panel.text': 'What it is for',
  'modeler.panel.remove': 'Remove',
  'modeler.panel.leadTo': 'Leads to',
  'modeler.panel.addPath': 'Add this path',
  'modeler.panel.when': 'This path is taken',
  'modeler.panel.otherwise': 'otherwise',
  'modeler.panel.is': 'if {0}: {1}',
  'modeler.panel.own': 'on another condition',
  'modeler.panel.condition': 'Condition',
  'modeler.panel.conditionHelp': 'The word for a stage with == or != and an outcome, or a fact such as statement.organisations > 30, joined by and, or. Words for the stages: {0}',
  'modeler.fact.if': 'if: {0}',
  'modeler.fact.organisations': 'organisations with access',
  'modeler.fact.words': 'words',
  'modeler.fact.language': 'language',
  'modeler.fact.tags': 'tags',
  'modeler.fact.operator': 'Comparison',
  'modeler.fact.number': 'Number',
  'modeler.fact.tag': 'Language (such as ar)',
  'modeler.fact.named': 'Tag',
  'modeler.operator.more': 'more than',
  'modeler.operator.atLeast': 'at least',
  'modeler.operator.less': 'fewer than',
  'modeler.operator.atMost': 'at most',
  'modeler.operator.is': 'is',
  'modeler.operator.isNot': 'is not',
  'modeler.operator.has': 'has',
  'modeler.operator.hasNot': 'has not',
  'modeler.panel.called': 'Workflow whose stages belong here',
  'modeler.panel.called.none': 'choose one',
  'modeler.panel.called.help': 'When this is saved, the stages of its latest version are copied here. Later versions of it change nothing.',
  'modeler.findings.label': 'Problems that prevent saving, and notes',
  'modeler.lifecycle.submission': 'Drafting',
  'modeler.lifecycle.sign-on-closed': 'Sign-on',
  'modeler.lifecycle.publication': 'Publication',
  'modeler.remedy.LIFECYCLE': 'Add drafting, sign-on and publication, and the path back to drafting',
  'modeler.remedy.NO_SETTINGS': 'Members decide here',
  'modeler.remedy.NO_SETTINGS.all': 'Members decide at all {0} stages without settings',
  'modeler.remedy.LEAVE_OUT': 'Remove this stage',
  'modeler.remedy.SETTING_MISSING': 'Use the usual settings',
  'modeler.remedy.TOO_LONG': 'Cut the name to 200 characters',
  'modeler.remedy.CONDITION_MISPLACED': 'Remove the condition',
  'modeler.remedy.DEFAULT': 'Otherwise return to drafting',
  'modeler.remedy.DEFAULT.path': 'Otherwise: {0}',
  'modeler.remedy.CHOICE_WITHOUT_CONDITION.approved': 'Take this path if “{0}” approved',
  'modeler.remedy.REMOVE_PATH': 'Remove this path',
  'modeler.remedy.NO_END': 'Add an end',
  'modeler.remedy.ONE_START': 'Keep “{0}” as the only start',
  'modeler.remedy.ONE_START.none': 'Add a start',
  'modeler.remedy.ONE_WAY_OUT': 'Add a choice after this stage',
  'modeler.remedy.ONE_WAY_OUT.end': 'Add an end',
  'modeler.remedy.FORK_NOT_JOINED': 'Join the branches where they meet',
  'modeler.remedy.FORK_NOT_JOINED.end': 'Join the branches before the end',
  'modeler.remedy.FORK_NOT_JOINED.first': 'Join the paths before they fork again',
  'modeler.remedy.FORK_NOT_JOINED.any': 'Continue as soon as one path arrives',
  'modeler.remedy.BESIDE': 'Move this stage after the branches',
  'modeler.remedy.BESIDE.first': 'Move this stage before the branches',
  'modeler.remedy.UNREACHABLE': 'Remove it',
  'modeler.remedy.LOOP': 'Return to drafting: {0}',
  'modeler.remedy.IN_SPITE_OF_REVIEW': 'Continue only if the stages approved',
  'modeler.remedy.WITHOUT_REVIEW': 'Remove the path that skips the stages: {0}',
  'modeler.failed': 'This workflow cannot be drawn. Download it and fix it in another editor.',
  'modeler.tidy.failed': 'This drawing could not be arranged. Fix its problems first.',
  'modeler.tidy.lanes': 'A drawing with lanes, pools or notes is arranged by hand.',
  'modeler.type.receiveTask': 'Stage',
  'modeler.type.exclusiveGateway': 'Choice',
  'modeler.type.parallelGateway': 'Parallel branches',
  'modeler.type.startEvent': 'Start',
  'modeler.type.endEvent': 'End',
  'modeler.type.subProcess': 'Sub-process',
  'modeler.type.callActivity': 'Another workflow',
  'modeler.type.sequenceFlow': 'Path',
  'modeler.type.participant': 'Pool',
  'modeler.type.lane': 'Lane',
  'modeler.type.textAnnotation': 'Note',
  'modeler.type.group': 'Group',
  'modeler.type.dataObjectReference': 'Document',
  'modeler.type.dataStoreReference': 'Data store',
  'modeler.type.association': 'Line',
  'modeler.type.messageFlow': 'Message',
  'modeler.type.other': 'On the drawing',
  'modeler.outcome.APPROVED': 'approved',
  'modeler.outcome.CHANGES_REQUESTED': 'changes requested',
  'modeler.outcome.OBJECTED': 'objected to',
  'modeler.kind': 'What happens here',
  'modeler.kind.stage': 'Members decide',
  'modeler.kind.amendments-closed': 'Amendments are proposed, until their round is closed',
  'modeler.kind.submission': 'The draft is written and submitted',
  'modeler.kind.sign-on-closed': 'Organisations sign, until the call is closed',
  'modeler.kind.publication': 'The statement is published',
  'modeler.policy': 'Passes',
  'modeler.needed': 'Approvals needed',
  'modeler.vote': 'One vote for each',
  'modeler.changes': 'It fails',
  'modeler.casting': 'An even split',
  'modeler.casting.': 'fails',
  'modeler.keep': 'Decisions on the previous version',
  'modeler.role': 'Who is asked',
  'modeler.authors': 'Anyone who wrote part of the text',
  'modeler.deadline': 'Time to decide',
  'modeler.deadline.unit': 'Unit',
  'modeler.deadline.days': 'days',
  'modeler.deadline.hours': 'hours',
  'modeler.days': 'Days that count',
  'modeler.zone': 'Time zone (empty: the coordinator’s)',
  'modeler.remind': 'Reminder before the deadline (empty: a day, or half the time)',
} as const;

export type TextKey = keyof typeof english;
export type Texts = Partial<Record<TextKey, string>>;
export type Translate = (key: TextKey, ...values: string[]) => string;

export function translator(texts: Texts = {}): Translate {
  return (key, ...values) =>
    (texts[key] ?? english[key] ?? key).replace(/\{(\d)\}/g, (whole, index: string) => values[Number(index)] ?? whole);
}

/** What people call a part of the drawing: its name, or else what it is, with a number where there are several such. */
export function nameOf(drawing: WorkflowDiagram, part: DiagramElement, translate: Translate): string {
  const named = ({ businessObject: { name, text } }: DiagramElement) => name || (text ?? '').slice(0, 40);
  if (named(part)) return named(part);
  const alike = drawing.elements().filter((each) => each.type === part.type && !named(each));
  const kind = kindOf(part, translate);
  return alike.length > 1 ? `${kind} ${alike.indexOf(part) + 1}` : kind;
}

/** Its kind and its name; of a path, what it joins. */
export function titleOf(drawing: WorkflowDiagram, part: DiagramElement, translate: Translate): string {
  if (part === drawing.root()) return translate('modeler.panel.process');
  const name = (of: DiagramElement) => nameOf(drawing, of, translate);
  if (part.source) return `${kindOf(part, translate)}: ${name(part.source)} → ${name(part.target!)}`;
  return part.businessObject.name || part.businessObject.text ? `${kindOf(part, translate)}: ${name(part)}` : name(part);
}

function kindOf({ type }: DiagramElement, translate: Translate): string {
  const plain = type.replace('bpmn:', '');
  const key = `modeler.type.${plain.charAt(0).toLowerCase()}${plain.slice(1)}` as TextKey;
  return translate(key in english ? key : 'modeler.type.other');
}
