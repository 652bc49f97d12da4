// @vitest-environment jsdom
import Canvas from 'diagram-js/lib/core/Canvas';
import GraphicsFactory from 'diagram-js/lib/core/GraphicsFactory';
import { describe, expect, it, vi } from 'vitest';
import { pathsTo, reached } from '../src/drawing/diagram-model';
import { approvedOnly, lifecycle } from '../src/modeler/lifecycle';
import { remediesFor } from '../src/modeler/remedies';
import { CommuniqueModeler } from '../src/modeler/modeler-element';
import { translator } from '../src/modeler/modeler-texts';
import { WorkflowDiagram } from '../src/modeler/workflow-diagram';

/** Nothing is painted, and nothing has a size of its own: jsdom has no SVG. */
class NoGraphics extends GraphicsFactory {
  override update() {}
  override updateContainments() {}
  override drawShape(): never { return undefined as never; }
  override drawConnection(): never { return undefined as never; }
}

class NoCanvas extends Canvas {
  override viewbox(): never { return { x: 0, y: 0, width: 100, height: 100, scale: 1, inner: { x: 0, y: 0, width: 0, height: 0 }, outer: { width: 0, height: 0 } } as never; }
  override scrollToElement() {}
}

vi.stubGlobal('CSS', { escape: (text: string) => text });

const unpainted = {
  canvas: ['type', NoCanvas],
  graphicsFactory: ['type', NoGraphics],
  textRenderer: ['value', { getExternalLabelBounds: (box: object) => ({ ...box, width: 90, height: 20 }), getLayoutedBounds: (box: object) => box, getDimensions: () => ({ width: 90, height: 20 }), getDefaultStyle: () => ({}), getExternalStyle: () => ({}) }],
};

/** A process of parts such as `task legal`, and of paths such as `a legal`, from left to right. */
async function drawn(parts: string[], paths: string[], conditions: Record<string, string> = {}, defaults: Record<string, string> = {}): Promise<WorkflowDiagram> {
  const id = (path: string) => path.replace(' ', '-');
  const tags: Record<string, string> = { task: 'receiveTask', choice: 'exclusiveGateway', parallel: 'parallelGateway', start: 'startEvent', end: 'endEvent' };
  const settings = (kind: string) => {
    if (kind === 'stage') return '<extensionElements><c:stage role="reviewer" policy="any-one"/></extensionElements>';
    return ['submission', 'sign-on-closed', 'publication'].includes(kind) ? `<extensionElements><c:await event="${kind}"/></extensionElements>` : '';
  };
  const node = (kind: string, name: string) => {
    const tag = tags[kind] ?? 'receiveTask';
    const otherwise = defaults[name] ? ` default="${id(defaults[name])}"` : '';
    return `<${tag} id="${name}" name="${name}"${otherwise}>${settings(kind)}</${tag}>`;
  };
  const flow = (path: string) => {
    const [source, target] = path.split(' ');
    const condition = conditions[path] ? `<conditionExpression xsi:type="tFormalExpression">\${${conditions[path]}}</conditionExpression>` : '';
    return `<sequenceFlow id="${id(path)}" sourceRef="${source}" targetRef="${target}">${condition}</sequenceFlow>`;
  };
  const each = parts.map((part) => part.split(' ') as [string, string]);
  const shapes = each.map(([, name], at) => `<di:BPMNShape id="${name}_s" bpmnElement="${name}"><dc:Bounds x="${at * 200}" y="100" width="100" height="80"/></di:BPMNShape>`);
  const edges = paths.map((path) => `<di:BPMNEdge id="${id(path)}_e" bpmnElement="${id(path)}"><d:waypoint x="0" y="100"/><d:waypoint x="90" y="100"/></di:BPMNEdge>`);
  const drawing = new WorkflowDiagram(document.body, unpainted);
  await drawing.open(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:d="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:c="https://communique.org/bpmn" targetNamespace="t"><process id="p">${each.map(([kind, name]) => node(kind, name)).join('')}${paths.map(flow).join('')}</process>
    <di:BPMNDiagram id="d"><di:BPMNPlane id="pl" bpmnElement="p">${shapes.join('')}${edges.join('')}</di:BPMNPlane></di:BPMNDiagram></definitions>`);
  return drawing;
}

const conditionOf = (drawing: WorkflowDiagram, path: string) => drawing.find(path)!.businessObject.conditionExpression?.body;

const defaultOf = (drawing: WorkflowDiagram, choice: string) => drawing.find(choice)!.businessObject.default?.id;

const complete = (drawing: WorkflowDiagram) => drawing.together(lifecycle(drawing, translator())!);

/** Steps and gateways that a text passes after a path. */
const behind = (drawing: WorkflowDiagram, path: string) => {
  const kinds = [...reached([drawing.find(path)!], (part) => drawing.settings(part)?.kind === 'submission')].map((part) => drawing.settings(part)?.kind ?? part.id);
  return { legal: kinds.includes('legal'), signOn: kinds.includes('sign-on-closed'), drafting: kinds.includes('submission') };
};

describe('drafting, sign-on and publication', () => {
  const parts = ['start s', 'task review', 'choice approved', 'task legal', 'end done', 'end rejected'];
  const paths = ['s review', 'review approved', 'approved legal', 'legal done', 'approved rejected'];

  it.each([
    ['its approval by default', {}, { approved: 'approved legal' }],
    ['its refusal by default', {}, { approved: 'approved rejected' }],
    ['no default', {}, {}],
    ['a condition on its approval', { 'approved legal': "outcome == 'APPROVED'" }, { approved: 'approved rejected' }],
    ['a condition on its refusal', { 'approved rejected': "outcome == 'CHANGES_REQUESTED'" }, { approved: 'approved legal' }],
  ] as [string, Record<string, string>, Record<string, string>][])('lead through the stage behind one that has %s', async (_, conditions, defaults) => {
    const drawing = await drawn(parts, paths, conditions, defaults);
    complete(drawing);
    expect(behind(drawing, 'approved-legal')).toMatchObject({ legal: true, signOn: true });
    expect(behind(drawing, 'approved-rejected')).toEqual({ legal: false, signOn: false, drafting: true });
    if (Object.keys(conditions).length > 0) return;
    expect(conditionOf(drawing, 'approved-legal')).toBe("${review == 'APPROVED'}");
    expect(defaultOf(drawing, 'approved')).toBe('approved-rejected');
    expect(drawing.find('approved-legal')!.businessObject.name).toBe('approved');
    expect(drawing.find('approved-rejected')!.businessObject.name).toBe('not approved');
  });

  it('believe a condition before the number of steps', async () => {
    const drawing = await drawn(parts, paths, { 'approved rejected': "outcome == 'APPROVED'" }, { approved: 'approved legal' });
    complete(drawing);
    expect(behind(drawing, 'approved-rejected')).toMatchObject({ legal: false, signOn: true });
    expect(behind(drawing, 'approved-legal')).toEqual({ legal: true, signOn: false, drafting: true });
  });

  it('take the default path for the refusal where nothing else tells them apart', async () => {
    const drawing = await drawn(['start s', 'task review', 'choice approved', 'end done', 'end rejected'], ['s review', 'review approved', 'approved done', 'approved rejected'], {}, { approved: 'approved done' });
    complete(drawing);
    expect(behind(drawing, 'approved-done')).toMatchObject({ signOn: false, drafting: true });
  });

  it('take no path for a refusal where facts choose it', async () => {
    const large = 'statement.organisations > 30';
    const drawing = await drawn(parts, paths, { 'approved legal': large }, { approved: 'approved rejected' });
    complete(drawing);
    expect(conditionOf(drawing, 'approved-legal')).toBe(`\${${large}}`);
    expect(defaultOf(drawing, 'approved')).toBe('approved-rejected');
    for (const path of ['approved-legal', 'approved-rejected']) expect(behind(drawing, path).signOn).toBe(true);
  });
});

describe('a choice before the sign-on', () => {
  const parts = ['start s', 'submission drafting', 'stage a', 'stage b', 'choice asked', 'sign-on-closed signing', 'publication published', 'end done'];
  const paths = ['s drafting', 'drafting a', 'a b', 'b asked', 'asked signing', 'asked drafting', 'signing published', 'published done'];
  const asking = (condition: string) => drawn(parts, paths, { 'asked signing': condition }, { asked: 'asked drafting' });

  it('is not added to one that asks all', async () => {
    expect(approvedOnly(await asking("a == 'APPROVED' and b == 'APPROVED'"), translator())).toBeUndefined();
  });

  it('asks what it does not ask yet', async () => {
    const drawing = await asking("b == 'APPROVED'");
    drawing.together(approvedOnly(drawing, translator())!);
    expect(conditionOf(drawing, 'asked-signing')).toBe("${b == 'APPROVED' and a == 'APPROVED'}");
    expect(drawing.elements().filter(({ type }) => type === 'bpmn:ExclusiveGateway')).toHaveLength(1);
  });

  it('is added where one of several is enough', async () => {
    const drawing = await asking("a == 'APPROVED' or b == 'APPROVED'");
    drawing.together(approvedOnly(drawing, translator())!);
    expect(drawing.elements().filter(({ type }) => type === 'bpmn:ExclusiveGateway')).toHaveLength(2);
  });
});

describe('a step that is left out', () => {
  it.each([
    ["legal == 'APPROVED'", undefined],
    ["a == 'APPROVED' and legal != 'OBJECTED'", "a == 'APPROVED'"],
    ["!statement.tags.contains('legal')", "!statement.tags.contains('legal')"],
    ["legal == 'APPROVED' and !statement.tags.contains('legal')", "!statement.tags.contains('legal')"],
    ["a == 'APPROVED' or legal == 'APPROVED'", "a == 'APPROVED'"],
    ["a == 'APPROVED' and legal == 'APPROVED' or statement.organisations > 30 and legal == 'APPROVED'", "a == 'APPROVED' or statement.organisations > 30"],
    ["legal_2 == 'APPROVED'", "legal_2 == 'APPROVED'"],
  ])('makes of %s the condition %s', async (before, after) => {
    const drawing = await drawn(['task a', 'choice c', 'task b'], ['a c', 'c b'], { 'c b': before });
    drawing.forget('legal');
    expect(conditionOf(drawing, 'c-b')).toBe(after && `\${${after}}`);
  });
});

describe('branches', () => {
  const finding = (fault: string, id: string) => ({ id, fault, refuses: true, text: '', remedy: '', details: [] });
  const offered = (drawing: WorkflowDiagram, ...faults: [string, string][]) => {
    const found = faults.map(([fault, id]) => finding(fault, id));
    return found.map((each) => remediesFor(drawing, each, found, translator()));
  };
  const press = (drawing: WorkflowDiagram, label: string, ...faults: [string, string][]) =>
    offered(drawing, ...faults)[0]!.find((remedy) => remedy.label === label)!.apply();
  const leadTo = (drawing: WorkflowDiagram, id: string) => pathsTo(drawing.find(id)!).map(({ source }) => source!);
  const types = (drawing: WorkflowDiagram, id: string) => leadTo(drawing, id).map(({ type }) => type.replace('bpmn:', ''));

  const parts = ['start s', 'submission drafting', 'parallel fork', 'stage a', 'stage b', 'choice asked', 'sign-on-closed signing', 'publication published', 'end done'];
  const before = ['s drafting', 'drafting fork', 'fork a', 'fork b'];
  const after = ['asked signing', 'asked drafting', 'signing published', 'published done'];

  it('are joined where they meet', async () => {
    const drawing = await drawn(parts, [...before, 'a asked', 'b asked', ...after], { 'asked signing': "a == 'APPROVED'" }, { asked: 'asked drafting' });
    press(drawing, 'Join the branches where they meet', ['FORK_NOT_JOINED', 'fork'], ['BESIDE', 'signing']);
    expect(types(drawing, 'asked')).toEqual(['ParallelGateway']);
    const [join] = leadTo(drawing, 'asked');
    expect(pathsTo(join!).map(({ source }) => source!.id).sort()).toEqual(['a', 'b']);
    expect(conditionOf(drawing, 'asked-signing')).toBe("${a == 'APPROVED'}");
  });

  it('that divide come to the joining gateway once', async () => {
    const drawing = await drawn([...parts, 'choice large', 'stage c'], [...before.slice(0, 3), 'fork large', 'large b', 'large c', 'a asked', 'b asked', 'c asked', ...after], { 'large c': 'statement.organisations > 30' }, { large: 'large b' });
    press(drawing, 'Join the branches where they meet', ['FORK_NOT_JOINED', 'fork']);
    const [join] = leadTo(drawing, 'asked');
    expect(types(drawing, join!.id).sort()).toEqual(['ExclusiveGateway', 'ReceiveTask']);
  });

  it('that end apart are joined before the end', async () => {
    const drawing = await drawn(['start s', 'parallel fork', 'stage a', 'stage b', 'end one', 'end two'], ['s fork', 'fork a', 'fork b', 'a one', 'b two']);
    press(drawing, 'Join the branches before the end', ['FORK_NOT_JOINED', 'fork']);
    expect(drawing.elements().filter(({ type }) => type === 'bpmn:EndEvent')).toHaveLength(1);
    expect(types(drawing, 'one')).toEqual(['ParallelGateway']);
  });

  it('of which one leads back are left to a person', async () => {
    const drawing = await drawn([...parts, 'choice ok'], [...before, 'a ok', 'ok drafting', 'ok asked', 'b asked', ...after], {}, { ok: 'ok drafting' });
    expect(offered(drawing, ['FORK_NOT_JOINED', 'fork'])[0]).toEqual([]);
  });

  it('of an inner fork are joined first', async () => {
    const inner = [...before, 'b inner', 'inner c', 'inner x', 'a asked', 'c asked', 'x asked', ...after];
    const drawing = await drawn([...parts, 'parallel inner', 'stage c', 'stage x'], inner);
    const [outside, inside] = offered(drawing, ['FORK_NOT_JOINED', 'fork'], ['FORK_NOT_JOINED', 'inner']);
    expect(outside).toEqual([]);
    inside![0]!.apply();
    press(drawing, 'Join the branches where they meet', ['FORK_NOT_JOINED', 'fork']);
    const [join] = leadTo(drawing, 'asked');
    expect(types(drawing, join!.id).sort()).toEqual(['ParallelGateway', 'ReceiveTask']);
  });

  it('that no fork opens are alternatives', async () => {
    const drawing = await drawn(['start s', 'submission drafting', 'choice large', 'stage a', 'stage b', 'parallel join', 'end e'], ['s drafting', 'drafting large', 'large a', 'large b', 'a join', 'b join', 'join e']);
    press(drawing, 'Continue as soon as one path arrives', ['FORK_NOT_JOINED', 'join']);
    expect(types(drawing, 'e')).toEqual(['ExclusiveGateway']);
  });

  it('are joined before they fork again', async () => {
    const drawing = await drawn(['start s', 'parallel fork', 'stage a', 'stage b', 'parallel both', 'stage c', 'stage x', 'parallel join', 'end e'], ['s fork', 'fork a', 'fork b', 'a both', 'b both', 'both c', 'both x', 'c join', 'x join', 'join e']);
    press(drawing, 'Join the paths before they fork again', ['FORK_NOT_JOINED', 'both']);
    expect(types(drawing, 'both')).toEqual(['ParallelGateway']);
    expect(types(drawing, leadTo(drawing, 'both')[0]!.id)).toEqual(['ReceiveTask', 'ReceiveTask']);
  });

  it('have nothing in them that a statement awaits as a whole', async () => {
    const drawing = await drawn(
      ['start s', 'parallel fork', 'submission drafting', 'stage a', 'sign-on-closed signing', 'publication published', 'parallel join', 'end e'],
      ['s fork', 'fork drafting', 'drafting a', 'a join', 'fork signing', 'signing published', 'published join', 'join e'],
    );
    press(drawing, 'Move this stage before the branches', ['BESIDE', 'drafting']);
    press(drawing, 'Move this stage after the branches', ['BESIDE', 'signing']);
    press(drawing, 'Move this stage after the branches', ['BESIDE', 'published']);
    const line = (id: string): string[] => (id === 's' ? [] : [...line(leadTo(drawing, id)[0]!.id), id]);
    expect(line('e')).toEqual(['drafting', 'fork', 'a', 'join', 'signing', 'published', 'e']);
    expect(drawing.settings(drawing.find('signing')!)?.kind).toBe('sign-on-closed');
  });
});

describe('the list of problems', () => {
  it('applies one remedy until the drawing is checked again', async () => {
    vi.stubGlobal('ResizeObserver', class { observe() {} disconnect() {} });
    customElements.define('communique-modeler', CommuniqueModeler);
    const drawing = await drawn(['start s', 'task a', 'task b', 'end e'], ['s a', 'a b', 'b e']);
    const element = new CommuniqueModeler();
    Object.assign(element, { drawing, list: document.createElement('ul'), fitted: false });
    const finding = (id: string) => ({ id, fault: 'NO_SETTINGS', refuses: true, text: '', remedy: '', details: [] });
    element.show([finding('a'), finding('b')]);
    const buttons = [...(element as unknown as { list: HTMLElement }).list.querySelectorAll<HTMLButtonElement>('.remedy')];
    expect(buttons.length).toBeGreaterThan(2);
    buttons[0]!.click();
    const xml = await drawing.xml();
    for (const button of buttons) button.click();
    expect(await drawing.xml()).toBe(xml);
    expect(buttons.every(({ disabled }) => disabled)).toBe(true);
  });
});
