package org.communique.workflow.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.communique.screen.Tag;
import org.communique.screen.Times;
import org.communique.workflow.model.Difference;
import org.communique.workflow.model.Difference.Change;

/** What is different about two versions of a workflow, in words. */
class DifferenceList extends UnorderedList {

    /** Settings that are ISO 8601 durations. */
    private static final Set<String> TIMES = Set.of("deadline", "remind");

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
                value(change.what(), change.before()),
                value(change.what(), change.after()));
    }

    private String value(String what, String text) {
        if (text.isEmpty()) {
            return getTranslation("workflow.difference.nothing");
        }
        return TIMES.contains(what) ? Times.length(Duration.parse(text)) : word("workflow.value." + what + ".", text);
    }

    /** What the file calls it, if we have no word. */
    private String word(String kind, String name) {
        var word = getTranslation(kind + name);
        return word.contains(kind + name) ? name : word;
    }
}
