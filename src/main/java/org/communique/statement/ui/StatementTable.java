package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.statement.Phase;
import org.communique.statement.overview.OverviewQuery;
import org.communique.statement.overview.OverviewQuery.Sort;
import org.communique.statement.overview.OverviewService;

/** All statements for coordinators: where each is, what is due, who is late, how many signed, and the next step. */
class StatementTable extends Div {

    private static final int PAGE = 50;

    private final OverviewService overview;
    private final Clock clock;
    private final NativeTable table = new NativeTable();
    private final Map<Sort, NativeTableHeaderCell> sortable = new LinkedHashMap<>();
    private final Button more = new Button();
    private final Div nothing = new Div();
    private OverviewQuery query = OverviewQuery.all();
    private int next;

    StatementTable(OverviewService overview, Clock clock, Component whenEmpty) {
        this.overview = overview;
        this.clock = clock;
        addClassName("statement-table");
        table.addClassName("dense-table");
        table.setCaptionText(getTranslation("statement.list"));
        var header = table.getHead().addRow();
        for (var column : StatementTableRow.COLUMNS) {
            var cell = header.addHeaderCell();
            cell.getElement().setAttribute("scope", "col");
            sortOf(column)
                    .ifPresentOrElse(
                            sort -> makeSortable(cell, column, sort),
                            () -> cell.setText(getTranslation("statement.overview." + column)));
        }
        more.setText(getTranslation("statement.overview.more"));
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        more.addClickListener(click -> append());
        nothing.add(whenEmpty);
        add(table, more, nothing);
        show(query);
    }

    private static Optional<Sort> sortOf(String column) {
        return Optional.ofNullable(
                switch (column) {
                    case "title" -> Sort.TITLE;
                    case "deadline" -> Sort.DEADLINE;
                    case "changed" -> Sort.CHANGED;
                    default -> null;
                });
    }

    private void makeSortable(NativeTableHeaderCell cell, String column, Sort sort) {
        var button = new NativeButton(getTranslation("statement.overview." + column), click -> sortBy(sort));
        button.addClassName("sort-button");
        cell.add(button);
        sortable.put(sort, cell);
    }

    /** By the same again: in the other direction. What changed last is what one looks for first. */
    private void sortBy(Sort sort) {
        var again = query.sort() == sort;
        show(query.sorted(sort, again ? !query.descending() : sort == Sort.CHANGED));
    }

    void filter(String text, Set<Phase> phases) {
        show(query.filtered(text, phases));
    }

    private void show(OverviewQuery now) {
        query = now;
        next = 0;
        table.getBody().removeAllRows();
        sortable.forEach((sort, cell) -> cell.getElement()
                .setAttribute(
                        "aria-sort", sort != now.sort() ? "none" : now.descending() ? "descending" : "ascending"));
        append();
    }

    private void append() {
        var page = overview.page(query, next, PAGE);
        var at = clock.instant();
        page.rows().forEach(row -> new StatementTableRow(table.getBody().addRow(), row, at, overview).fill());
        more.setVisible(page.next() != null);
        next = page.next() == null ? next : page.next();
        var empty = table.getBody().getRowCount() == 0;
        table.setVisible(!empty);
        nothing.setVisible(empty);
    }
}
