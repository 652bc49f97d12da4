package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import org.communique.statement.sharing.AccessChange;

/** Whether those who are given access are notified, and with which note. */
class NoticeFields extends Div {

    private final Checkbox notify = new Checkbox(getTranslation("statement.sharing.notify"), true);
    private final TextArea note = new TextArea(getTranslation("statement.sharing.note"));

    NoticeFields() {
        addClassName("notice-fields");
        notify.addValueChangeListener(change -> note.setVisible(change.getValue()));
        note.setMaxLength(AccessChange.LONGEST_NOTE);
        note.setMinRows(2);
        add(notify, note);
    }

    /** As chosen in the fields. */
    AccessChange of(AccessChange change) {
        return notify.getValue() ? change.notifying(note.getValue()) : change;
    }
}
