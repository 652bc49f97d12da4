package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.UnorderedList;
import org.communique.screen.EmptyState;
import org.communique.treaty.position.Contradiction;
import org.communique.treaty.position.Position;
import org.communique.treaty.position.PositionFilter;
import org.communique.treaty.position.PositionService;

/** The positions that match, the newest first, and those that contradict each other next to each other. */
class PositionList extends Div {

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
        var list = new PagedCards<>(
                (after, most) -> service.page(filter, after, most),
                Position::cursor,
                position -> new PositionCard(position, service, permissions, this::show));
        add(list.isEmpty() ? new EmptyState(new H3(text("positions.none")), text("positions.none.advice")) : list);
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
