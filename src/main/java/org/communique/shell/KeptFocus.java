package org.communique.shell;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.dom.Element;

/**
 * Where the focus is next once what had it is gone, as the button of an act that is done: what comes in its place or after it, or else
 * what it was in. Who goes by the keyboard or hears the screen would begin at the top of the page again.
 */
final class KeptFocus {

    private static final String SCRIPT = """
        const [frame, main] = [this, $0];
        const heading = ':is(h1, h2, h3, h4)';
        const focusable = ':is(a[href], button, input, textarea, [tabindex], communique-editor)';
        let path = [];
        const isSeen = each => each.checkVisibility() && !each.disabled;
        const first = (within, selector) => [...within.querySelectorAll(selector)].find(each => isSeen(each) && !each.isContentEditable);
        const into = each => each.matches(focusable) ? each : first(each, heading) ?? first(each, focusable);
        const next = ({ parent, index }) => {
          const children = [...parent.children];
          const near = [...children.slice(index), ...children.slice(0, index).reverse()].filter(isSeen);
          return near.map(into).find(each => each);
        };
        const around = step => step.parent.matches(focusable) ? step.parent : first(step.parent, heading) ?? next(step);
        const follow = () => {
          if (document.activeElement !== document.body || path.length === 0 || isSeen(path[0].element)) return;
          const left = path.slice(path.findIndex(({ parent }) => isSeen(parent)));
          const target = next(left[0]) ?? left.map(around).find(each => each) ?? main;
          if (!target.matches(focusable)) target.tabIndex = -1;
          target.focus({ preventScroll: true });
        };
        frame.addEventListener('focusin', event => {
          path = [];
          if (!main.contains(event.target)) return;
          for (let element = event.target; element !== main; element = element.parentElement) {
            const parent = element.parentElement;
            path.push({ element, parent, index: [...parent.children].indexOf(element) });
          }
        });
        frame.addEventListener('pointerdown', event => {
          if (!path[0]?.element.contains(event.target)) path = [];
        });
        const isMoved = (element, changes) => element && isSeen(element)
          && changes.some(({ removedNodes }) => [...removedNodes].some(each => each.contains(element)));
        const gone = new MutationObserver(changes => {
          const had = path[0]?.element;
          if (!main.isConnected) gone.disconnect();
          else if (document.activeElement !== document.body) return;
          else if (isMoved(had, changes)) had.focus({ preventScroll: true });
          // What the server gives the focus to itself gets it before.
          else setTimeout(follow, 50);
        });
        gone.observe(main, { childList: true, subtree: true, attributeFilter: ['hidden'] });
        gone.observe(document.body, { childList: true });
        """;

    private KeptFocus() {}

    static void in(Element frame, Main main) {
        frame.executeJs(SCRIPT, main.getElement());
    }
}
