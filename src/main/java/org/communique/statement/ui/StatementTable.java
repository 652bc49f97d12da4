package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.screen.KeyedChildren;
import org.communique.statement.Phase;
import org.communique.statement.overview.OverviewQuery;
import org.communique.statement.overview.OverviewQuery.Sort;
import org.communique.statement.overview.OverviewRow;
import org.communique.statement.overview.OverviewService;

/** All statements for coordinators: where each is, what is due, who is late, how many signed, and the next step. */
class StatementTable extends Div {

    private static final int PAGE = 50;

    /** Each row takes room on the server for each screen. */
    private static final int MOST_SHOWN = 8 * PAGE;

    private final OverviewService overview;
    private final Clock clock;
    private final NativeTable table = new NativeTable();
    private final Map<Sort, NativeTableHeaderCell> sortable = new LinkedHashMap<>();
    /** Narrow screens have no room for the header, whose buttons sort elsewhere. */
    private final Select<Sort> sortSelect = new Select<>();

    private final Button more = new Button();
    private final Paragraph rest = new Paragraph();
    private final Div nothing = new Div();
    private OverviewQuery query = OverviewQuery.all();
    private final KeyedChildren<OverviewRow, NativeTableRow> rows;

    StatementTable(OverviewService overview, Clock clock, Component whenEmpty) {
        this.overview = overview;
        this.clock = clock;
        addClassName("statement-table");
        table.addClassName("dense-table");
        table.setCaptionText(getTranslation("statement.list"));
        // Where the style sheet lays rows out as blocks, browsers take them for a table by their roles alone.
        setRole(table, "table");
        setRole(table.getHead(), "rowgroup");
        setRole(table.getBody(), "rowgroup");
        rows = new KeyedChildren<>(table.getBody(), this::row);
        addHeader();
        sortSelect.addClassName("sort-select");
        sortSelect.setLabel(getTranslation("statement.overview.sort"));
        sortSelect.setItems(sortable.keySet());
        sortSelect.setItemLabelGenerator(sort -> StatementTableRow.label(columnOf(sort)));
        sortSelect.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                show(query.sorted(change.getValue(), change.getValue() == Sort.CHANGED));
            }
        });
        more.setText(getTranslation("statement.overview.more"));
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        more.addClickListener(click -> show(table.getBody().getRowCount() + PAGE));
        rest.addClassName("meta");
        rest.setText(getTranslation("statement.overview.rest", MOST_SHOWN));
        rest.getElement().setAttribute("role", "status");
        nothing.add(whenEmpty);
        add(sortSelect, table, more, rest, nothing);
        show(query);
    }

    private void addHeader() {
        var header = table.getHead().addRow();
        setRole(header, "row");
        for (var column : StatementTableRow.COLUMNS) {
            var cell = header.addHeaderCell();
            cell.addClassName("of-" + column);
            setRole(cell, "columnheader");
            cell.getElement().setAttribute("scope", "col");
            Stream.of(Sort.values())
                    .filter(sort -> columnOf(sort).equals(column))
                    .findFirst()
                    .ifPresentOrElse(
                            sort -> makeSortable(cell, column, sort),
                            () -> cell.setText(StatementTableRow.label(column)));
        }
    }

    private static void setRole(Component part, String role) {
        part.getElement().setAttribute("role", role);
    }

    private static String columnOf(Sort sort) {
        return switch (sort) {
            case TITLE -> "title";
            case DEADLINE -> "deadline";
            case CHANGED -> "changed";
        };
    }

    private void makeSortable(NativeTableHeaderCell cell, String column, Sort sort) {
        var button = new NativeButton(StatementTableRow.label(column), click -> sortBy(sort));
        button.addClassName("sort-button");
        var label = new Span(StatementTableRow.label(column));
        label.addClassName("sort-label");
        cell.add(button, label);
        sortable.put(sort, cell);
    }

    /** By the same again: in the other direction. What changed last is what one looks for first. */
    private void sortBy(Sort sort) {
        var again = query.sort() == sort;
        show(query.sorted(sort, again ? !query.descending() : sort == Sort.CHANGED));
    }

    void filter(String text, Set<Phase> phases, String tag) {
        show(query.filtered(text, phases).tagged(tag));
    }

    private void show(OverviewQuery now) {
        query = now;
        sortSelect.setValue(now.sort());
        sortable.forEach((sort, cell) -> cell.getElement()
                .setAttribute(
                        "aria-sort", sort != now.sort() ? "none" : now.descending() ? "descending" : "ascending"));
        show(PAGE);
    }

    /** As others act on statements. */
    void refresh() {
        show(Math.max(PAGE, table.getBody().getRowCount()));
    }

    /** @param most rows, at least a page */
    private void show(long most) {
        var found = new ArrayList<OverviewRow>();
        Integer next = 0;
        while (next != null && found.size() < most) {
            var page = overview.page(query, next, PAGE);
            found.addAll(page.rows());
            next = page.next();
        }
        rows.show(found);
        var full = found.size() >= MOST_SHOWN;
        more.setVisible(next != null && !full);
        rest.setVisible(next != null && full);
        var empty = found.isEmpty();
        table.setVisible(!empty);
        sortSelect.setVisible(!empty);
        nothing.setVisible(empty);
    }

    private NativeTableRow row(OverviewRow row) {
        var cells = new NativeTableRow();
        new StatementTableRow(cells, row, clock.instant(), overview).fill();
        return cells;
    }
}
