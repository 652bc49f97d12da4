package org.communique.coalition.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Input;

/** The browser's own way to choose a colour. */
class ColourField extends CustomField<String> {

    private final Input input = new Input();

    ColourField(String label) {
        super("#000000");
        setLabel(label);
        input.setType("color");
        input.addClassName("colour");
        input.getElement().setAttribute("aria-label", label);
        add(input);
    }

    @Override
    protected String generateModelValue() {
        return input.getValue();
    }

    @Override
    protected void setPresentationValue(String colour) {
        input.setValue(colour);
    }
}
