import { Plugin } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';

function harmlessly<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (failure) {
    console.warn('What is drawn over the text was left out.', failure);
    return otherwise;
  }
}

/** A plugin that only decorates, and whose failures leave the editor at work without its decorations. */
export function harmless(plugin: Plugin): Plugin {
  const { state, view, ...spec } = plugin.spec;
  return new Plugin({
    ...spec,
    ...(state && {
      state: {
        init: (config, instance) => harmlessly(() => state.init.call(plugin, config, instance), DecorationSet.empty),
        apply: (tr, value, before, after) =>
          harmlessly(() => state.apply.call(plugin, tr, value, before, after), DecorationSet.empty),
      },
    }),
    ...(view && {
      view: (editor) => {
        const drawn = harmlessly(() => view.call(plugin, editor), {});
        return {
          update: (current, before) => harmlessly(() => drawn.update?.(current, before), undefined),
          destroy: () => harmlessly(() => drawn.destroy?.(), undefined),
        };
      },
    }),
  });
}
