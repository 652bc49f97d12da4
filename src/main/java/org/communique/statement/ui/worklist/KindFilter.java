package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.communique.statement.worklist.WorkItem;

/** Chooses among the kinds of items that wait, each with how many there are of it. None chosen means all. */
class KindFilter extends Div {

    private final Map<String, NativeButton> buttons = new LinkedHashMap<>();
    private final Set<String> chosen = new TreeSet<>();
    private final Runnable whenChanged;

    KindFilter(Runnable whenChanged) {
        this.whenChanged = whenChanged;
        addClassName("kind-filter");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("statement.my-work.filter.kinds"));
    }

    /** Kinds of which nothing is left stay while they are chosen. */
    void setItems(List<WorkItem> items) {
        var counts = items.stream().collect(Collectors.groupingBy(WorkItem::kind, Collectors.counting()));
        var kinds = new TreeSet<>(counts.keySet());
        kinds.addAll(chosen);
        buttons.clear();
        removeAll();
        kinds.forEach(kind -> add(button(kind, counts.getOrDefault(kind, 0L))));
        mark();
    }

    private NativeButton button(String kind, long items) {
        var count = new Span(String.valueOf(items));
        count.addClassName("meta");
        var button = new NativeButton("", click -> toggle(kind));
        button.add(new Span(getTranslation("statement.my-work.kind." + kind)), count);
        buttons.put(kind, button);
        return button;
    }

    private void toggle(String kind) {
        if (!chosen.remove(kind)) {
            chosen.add(kind);
        }
        mark();
        whenChanged.run();
    }

    void setValue(Set<String> kinds) {
        chosen.clear();
        chosen.addAll(kinds);
        mark();
    }

    Set<String> getValue() {
        return Set.copyOf(chosen);
    }

    private void mark() {
        buttons.forEach((kind, button) ->
                button.getElement().setAttribute("aria-pressed", String.valueOf(chosen.contains(kind))));
    }
}
