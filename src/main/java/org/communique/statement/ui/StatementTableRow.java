package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import java.util.List;
import org.communique.screen.Badge;
import org.communique.screen.TimeFormat;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.overview.OverviewFacts.SignatureCount;
import org.communique.statement.overview.OverviewRow;
import org.communique.statement.overview.OverviewService;

/** One statement in the table of all. On narrow screens each cell says which column it is of. */
class StatementTableRow {

    static final List<String> COLUMNS =
            List.of("title", "phase", "deadline", "awaited", "signatures", "changed", "next");

    private final NativeTableRow cells;
    private final OverviewRow row;
    private final Instant now;
    private final OverviewService overview;

    StatementTableRow(NativeTableRow cells, OverviewRow row, Instant now, OverviewService overview) {
        this.cells = cells;
        this.row = row;
        this.now = now;
        this.overview = overview;
    }

    void fill() {
        cells.getElement().setAttribute("role", "row");
        var statement = row.statement();
        add("title", title(statement));
        add("phase", PhaseTag.of(statement));
        add("deadline", deadline());
        add("awaited", awaited());
        add("signatures", signatures());
        add("changed", new Span(TimeFormat.local(statement.changedAt())));
        add("next", next(statement));
    }

    private void add(String column, Component content) {
        var cell = cells.addDataCell();
        cell.addClassName("of-" + column);
        cell.getElement().setAttribute("role", "cell");
        cell.getElement().setAttribute("data-label", label(column));
        cell.add(content);
    }

    /** Times are the reader's: their zone is said here, and not in each cell. */
    static String label(String column) {
        return translate("statement.overview." + column, TimeFormat.zoneName());
    }

    private static Component title(Statement statement) {
        var link = new Anchor(StatementLayout.route(statement, statement.screen()), statement.title());
        link.addClassName("item-name");
        link.getElement().setAttribute("dir", "auto");
        return statement.tagging().tags().isEmpty()
                ? link
                : new Div(link, TagLinks.of(statement.tagging().tags()));
    }

    private Component deadline() {
        var deadline = row.facts().deadline();
        if (deadline == null) {
            return none();
        }
        var over = deadline.isBefore(now);
        var distance = new Badge(TimeFormat.distance(now, deadline), over ? Badge.Tone.BAD : Badge.Tone.NEUTRAL);
        var exact = new Span(TimeFormat.local(deadline));
        exact.addClassName("meta");
        var both = new Div(distance, exact);
        both.addClassName("two-lines");
        return both;
    }

    private Component awaited() {
        int count = row.facts().awaited();
        if (count == 0) {
            return none();
        }
        var button =
                new Button(translate(row.late() ? "statement.overview.late" : "statement.overview.waiting", count));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.addClassName(row.late() ? "destructive" : "calm");
        var popover = new Popover();
        popover.setTarget(button);
        popover.setAriaLabel(translate("statement.overview.awaited"));
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                popover.removeAll();
                popover.add(names(count));
            }
        });
        return new Div(button, popover);
    }

    private Component names(int count) {
        var names = overview.awaited(row.statement().id());
        var list = new UnorderedList();
        list.addClassName("name-list");
        names.forEach(name -> list.add(new ListItem(name)));
        var all = new Div(list);
        if (names.size() < count) {
            all.add(new Paragraph(translate("statement.overview.others", count - names.size())));
        }
        return all;
    }

    private Component signatures() {
        var count = row.facts().signatures();
        return count == null ? none() : signatures(count);
    }

    private static Component signatures(SignatureCount count) {
        var target = count.target();
        if (target == null) {
            return new Span(translate("statement.overview.signed", count.signed()));
        }
        var words = new Span(translate("statement.overview.signed-of", count.signed(), target));
        var part = new Div();
        part.addClassName("part");
        part.getStyle().set("inline-size", Math.min(100, 100 * count.signed() / Math.max(1, target)) + "%");
        var track = new Div(part);
        track.addClassName("track");
        var both = new Div(words, track);
        both.addClassNames("two-lines", "signature-bar");
        return both;
    }

    private static Component next(Statement statement) {
        var link = new Anchor(
                StatementLayout.route(statement, statement.screen()),
                translate("statement.overview.next." + (statement.wasDeclined() ? "DECLINED" : statement.phase())));
        link.getElement()
                .setAttribute("aria-label", translate("statement.overview.next.of", link.getText(), statement.title()));
        if (statement.phase() == Phase.APPROVED || statement.phase() == Phase.CLOSED) {
            link.addClassName("button");
        }
        return link;
    }

    private static Component none() {
        var none = new Span("–");
        none.addClassNames("meta", "none");
        none.getElement().setAttribute("aria-hidden", "true");
        return none;
    }

    private static String translate(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
