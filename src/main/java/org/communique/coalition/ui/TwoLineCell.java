package org.communique.coalition.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** A name, optionally a link, above a line that distinguishes it from others. */
class TwoLineCell extends Div {

    TwoLineCell(String name, String detail) {
        this(new Span(name), name, detail);
    }

    TwoLineCell(String name, String detail, Runnable open) {
        this(opener(name, open), name, detail);
    }

    private TwoLineCell(Component first, String name, String detail) {
        addClassName("two-lines");
        add(first);
        if (!detail.equals(name)) {
            var line = new Span();
            // An e-mail address breaks where a reader would.
            for (var part : detail.split("(?<=[@.])")) {
                line.getElement().appendChild(Element.createText(part), new Element("wbr"));
            }
            line.addClassName("meta");
            add(line);
        }
    }

    private static Component opener(String name, Runnable open) {
        var button = new NativeButton(name, click -> open.run());
        button.addClassName("link-button");
        return button;
    }
}
