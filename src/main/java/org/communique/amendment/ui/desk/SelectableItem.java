package org.communique.amendment.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;

/** Something in a list, with a checkbox before it where it can be chosen. */
public class SelectableItem<C extends Component> extends Div {

    private final C item;
    private final Checkbox chosen = new Checkbox();

    /** @param changed gets whether it is chosen now */
    public SelectableItem(C item, Consumer<Boolean> changed) {
        this.item = item;
        addClassName("selectable");
        chosen.setVisible(false);
        chosen.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(change.getValue());
            }
        });
        add(chosen, item);
    }

    public C item() {
        return item;
    }

    /** @param label for screen readers */
    public void offer(boolean selectable, String label) {
        chosen.setVisible(selectable);
        chosen.setAriaLabel(label);
    }

    public void choose(boolean wanted) {
        chosen.setValue(wanted);
    }
}
