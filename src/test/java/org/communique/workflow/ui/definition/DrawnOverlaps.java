package org.communique.workflow.ui.definition;

import java.util.List;
import org.communique.browser.Person;

/** Names, and steps, that a step or another name hides. */
final class DrawnOverlaps {

    private static final String SCRIPT = """
        drawing => {
          const all = [...document.querySelectorAll(drawing + ' .djs-shape')];
          const inside = (id) => all.some(each => each.dataset.elementId === id && each.closest('.djs-group').querySelector('.djs-children .djs-shape'));
          const boxes = all.filter(({ dataset }) => !inside(dataset.elementId)).map(each => {
            const { x, y, width, height } = each.querySelector('.djs-hit').getBBox();
            const { e, f } = each.transform.baseVal.consolidate().matrix;
            return { id: each.dataset.elementId, x: x + e, y: y + f, width, height };
          });
          return boxes.flatMap((one, index) => boxes.slice(index + 1)
            .filter(two => one.x + one.width > two.x + 1 && two.x + two.width > one.x + 1
              && one.y + one.height > two.y + 1 && two.y + two.height > one.y + 1)
            .map(two => one.id + ' over ' + two.id));
        }
        """;

    private DrawnOverlaps() {}

    /** @param drawing the element that draws */
    static List<?> in(Person person, String drawing) {
        return (List<?>) person.page().evaluate(SCRIPT, drawing);
    }
}
