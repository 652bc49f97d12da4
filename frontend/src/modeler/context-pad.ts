import type { Translate } from './modeler-texts';
import { type DiagramElement, isRemovable } from '../drawing/diagram-model';

/** The two buttons next to a selected element: connect and remove. Everything else is in the toolbar and the panel. */
export function contextPad(translate: Translate): object {
  function Pad(contextPad: any, modeling: any, connect: any, eventBus: any): object {
    // The Delete key asks this rule of bpmn-js.
    eventBus.on('commandStack.elements.delete.canExecute', 1500, ({ context }: { context: { elements: DiagramElement[] } }) =>
      context.elements.filter(isRemovable),
    );
    const provider = {
      getContextPadEntries(part: DiagramElement) {
        const begin = (event: Event) => connect.start(event, part);
        const connects = !part.source && part.type !== 'bpmn:EndEvent';
        return {
          ...(connects && {
            connect: entry('connect', '↗', translate('modeler.pad.connect'), { click: begin, dragstart: begin }),
          }),
          ...(isRemovable(part) && {
            remove: entry('edit', '✕', translate('modeler.pad.remove'), {
              click: () => modeling.removeElements([part]),
            }),
          }),
        };
      },
    };
    contextPad.registerProvider(provider);
    return provider;
  }
  Pad.$inject = ['contextPad', 'modeling', 'connect', 'eventBus'];
  return { __init__: ['contextPadProvider'], contextPadProvider: ['factory', Pad] };
}

function entry(group: string, sign: string, title: string, action: object): object {
  return { group, title, action, html: `<div class="entry" draggable="true">${sign}</div>` };
}
