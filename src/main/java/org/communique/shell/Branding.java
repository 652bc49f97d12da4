package org.communique.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** The coalition's name, colour and logo in the frame. */
@org.springframework.stereotype.Component
class Branding {

    Component mark() {
        var name = new Span("Communiqué");
        name.addClassName("brand-name");
        var mark = new Div(name);
        mark.addClassName("brand");
        return mark;
    }

    void applyTo(Component frame) {
        frame.getElement().getClassList().add("communique");
    }
}
