import { Plugin } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (failure) {
    console.warn('A decoration of the text was left out.', failure);
    return otherwise;
  }
}

/** Wraps a plugin that only decorates: if it fails, the editor goes on without its decorations. */
export function faultTolerant(plugin: Plugin): Plugin {
  const { state, view, ...spec } = plugin.spec;
  return new Plugin({
    ...spec,
    ...(state && {
      state: {
        init: (config, instance) => attempt(() => state.init.call(plugin, config, instance), DecorationSet.empty),
        apply: (tr, value, before, after) =>
          attempt(() => state.apply.call(plugin, tr, value, before, after), DecorationSet.empty),
      },
    }),
    ...(view && {
      view: (editor) => {
        const drawn = attempt(() => view.call(plugin, editor), {});
        return {
          update: (current, before) => attempt(() => drawn.update?.(current, before), undefined),
          destroy: () => attempt(() => drawn.destroy?.(), undefined),
        };
      },
    }),
  });
}
