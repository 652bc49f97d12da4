package org.communique.statement.ui.sharing;

import com.vaadin.flow.component.select.Select;
import org.communique.statement.Grant.Right;

/** Chooses what one can do with a statement. */
class RightSelect extends Select<Right> {

    RightSelect() {
        addClassName("right-select");
        setItems(Right.EDIT, Right.REVIEW, Right.READ);
        setItemLabelGenerator(right -> getTranslation("statement.sharing.right." + right));
    }
}
