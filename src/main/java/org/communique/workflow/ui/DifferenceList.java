package org.communique.workflow.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.communique.screen.Tag;
import org.communique.workflow.model.Difference;
import org.communique.workflow.model.Difference.Change;

/** What is different about two versions of a workflow, in words. */
class DifferenceList extends UnorderedList {

    DifferenceList(List<Difference> differences) {
        addClassName("seats");
        differences.forEach(difference -> add(item(difference)));
    }

    private ListItem item(Difference difference) {
        var name = new Span(difference.name().isEmpty() ? difference.id() : difference.name());
        name.addClassName("seat-name");
        name.getElement().setAttribute("dir", "auto");
        var item = new ListItem(
                new Tag(
                        getTranslation(
                                "workflow.difference." + difference.kind().name()),
                        switch (difference.kind()) {
                            case ADDED -> Tag.Tone.GOOD;
                            case REMOVED -> Tag.Tone.BAD;
                            case CHANGED -> Tag.Tone.WARNING;
                        }),
                new Span(" "),
                name,
                new Span(" (" + word("workflow.element.", difference.element()) + ")"));
        difference.changes().forEach(change -> item.add(new Paragraph(said(change))));
        return item;
    }

    private String said(Change change) {
        return getTranslation(
                "workflow.difference.change",
                word("workflow.setting.", change.what()),
                value(change.before()),
                value(change.after()));
    }

    private String value(String text) {
        return text.isEmpty() ? getTranslation("workflow.difference.nothing") : text;
    }

    /** What the file calls it, if we have no word. */
    private String word(String kind, String name) {
        var word = getTranslation(kind + name);
        return word.contains(kind + name) ? name : word;
    }
}
