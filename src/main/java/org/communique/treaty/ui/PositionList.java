package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.UnorderedList;
import org.communique.screen.EmptyState;
import org.communique.treaty.position.Contradiction;
import org.communique.treaty.position.PositionCursor;
import org.communique.treaty.position.PositionFilter;
import org.communique.treaty.position.PositionService;
import org.jspecify.annotations.Nullable;

/** The positions that match, the newest first, and those beside each other that contradict. */
class PositionList extends Div {

    private static final int PAGE = 30;
    private static final int MOST_CONTRADICTIONS = 20;

    private final PositionService service;
    private final PositionPermissions permissions;
    private final PositionFilter filter;

    PositionList(PositionService service, PositionPermissions permissions, PositionFilter filter) {
        this.service = service;
        this.permissions = permissions;
        this.filter = filter;
        show();
    }

    private void show() {
        removeAll();
        if (filter.holder() != null || filter.subject() != null) {
            service.contradictions(filter).stream().limit(MOST_CONTRADICTIONS).forEach(this::addContradiction);
        }
        var list = new UnorderedList();
        list.addClassName("cards");
        add(list);
        showMore(list, null);
        if (list.getComponentCount() == 0) {
            remove(list);
            add(new EmptyState(new H3(text("positions.none")), text("positions.none.advice")));
        }
    }

    private void showMore(UnorderedList list, @Nullable PositionCursor after) {
        var found = service.page(filter, after, PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        shown.forEach(each -> list.add(new PositionCard(each, service, permissions, this::show)));
        if (found.size() > PAGE) {
            var more = new Button(text("positions.more"));
            more.addClickListener(click -> {
                remove(more);
                showMore(list, PositionCursor.of(shown.getLast()));
            });
            add(more);
        }
    }

    private void addContradiction(Contradiction contradiction) {
        var first = contradiction.positions().getFirst().data();
        var side = new UnorderedList();
        side.addClassNames("cards", "side-by-side");
        contradiction.positions().stream()
                .limit(6)
                .forEach(each -> side.add(new PositionCard(each, service, permissions, this::show)));
        add(
                new H2(text("contradiction", PositionLabels.name(first.holder()), PositionLabels.of(first.subject()))),
                side);
    }
}
