package org.communique.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Shown instead of an empty list: what belongs here, and what to do next. */
public class EmptyState extends Div {

    public EmptyState(String title, String advice, Component... actions) {
        this(new H2(title), advice, actions);
    }

    public EmptyState(HtmlContainer heading, String advice, Component... actions) {
        addClassName("empty-state");
        add(heading, new Paragraph(advice));
        if (actions.length > 0) {
            var row = new Div(actions);
            row.addClassName("actions");
            add(row);
        }
    }
}
