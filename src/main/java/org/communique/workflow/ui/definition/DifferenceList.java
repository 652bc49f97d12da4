package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communique.screen.Badge;
import org.communique.screen.TimeFormat;
import org.communique.workflow.model.Condition;
import org.communique.workflow.model.WorkflowDifference;
import org.communique.workflow.model.WorkflowDifference.Change;

/** What is different about two versions of a workflow, in words. */
public class DifferenceList extends UnorderedList {

    /** Settings that are ISO 8601 durations. */
    private static final Set<String> TIMES = Set.of("deadline", "remind");

    private static final Pattern OUTCOME = Pattern.compile(" ([=!]=) '([\\w-]+)'");
    private static final Pattern FACT = Pattern.compile("\\bstatement\\.(\\w+)");

    public DifferenceList(List<WorkflowDifference> differences) {
        addClassName("item-list");
        differences.forEach(workflowDifference -> add(item(workflowDifference)));
    }

    private ListItem item(WorkflowDifference workflowDifference) {
        var name = new Span(workflowDifference.name().isEmpty() ? workflowDifference.id() : workflowDifference.name());
        name.addClassName("item-name");
        name.getElement().setAttribute("dir", "auto");
        var item = new ListItem(
                new Badge(
                        getTranslation("workflow.difference."
                                + workflowDifference.kind().name()),
                        switch (workflowDifference.kind()) {
                            case ADDED -> Badge.Tone.GOOD;
                            case REMOVED -> Badge.Tone.BAD;
                            case CHANGED -> Badge.Tone.WARNING;
                        }),
                new Span(" "),
                name,
                new Span(" (" + word("workflow.element.", workflowDifference.element()) + ")"));
        workflowDifference.changes().forEach(change -> item.add(new Paragraph(text(change))));
        return item;
    }

    private String text(Change change) {
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
        if (what.equals("condition")) {
            return condition(text);
        }
        return TIMES.contains(what)
                ? TimeFormat.length(Duration.parse(text))
                : word("workflow.value." + what + ".", text);
    }

    /** Such as "Policy review: Approved". */
    private String condition(String text) {
        return OUTCOME.matcher(FACT.matcher(text.replaceAll("^\\$\\{|}$", ""))
                        .replaceAll(fact -> Matcher.quoteReplacement(getTranslation("workflow.fact." + fact.group(1))))
                        .replaceAll("\\b" + Condition.LAST + "(?= [=!]=)", getTranslation("workflow.difference.last")))
                .replaceAll(outcome -> Matcher.quoteReplacement(getTranslation(
                        outcome.group(1).equals("==") ? "workflow.difference.is" : "workflow.difference.is-not",
                        word("workflow.outcome.", outcome.group(2)))));
    }

    /** What the file calls it, if we have no word. */
    private String word(String kind, String name) {
        var word = getTranslation(kind + name);
        return word.contains(kind + name) ? name : word;
    }
}
