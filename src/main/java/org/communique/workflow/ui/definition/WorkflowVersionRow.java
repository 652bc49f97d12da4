package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.communique.screen.TimeFormat;
import org.communique.workflow.definition.WorkflowVersionSummary;

/** Which version it is, who saved it when and why, and how many statements are under way on it. */
class WorkflowVersionRow extends Div {

    WorkflowVersionRow(WorkflowVersionSummary summary) {
        var version = summary.version();
        var number = new Span(getTranslation("workflow.version.number", String.valueOf(version.number())));
        number.addClassName("version-number");
        var author = summary.author().isEmpty() ? getTranslation("workflow.workflows.built-in") : summary.author();
        var by = new Span(getTranslation("workflow.version.by", author, TimeFormat.local(version.at())));
        var running = new Span(getTranslation("workflow.version.running", summary.running()));
        addClassName("version-line");
        add(number, by, running);
        if (!version.note().isEmpty()) {
            var note = new Span(version.note());
            note.addClassName("comment");
            note.getElement().setAttribute("dir", "auto");
            add(note);
        }
    }
}
