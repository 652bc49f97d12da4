package org.communique.signon.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializablePredicate;
import com.vaadin.flow.function.ValueProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.screen.ResponsiveColumns;
import org.communique.screen.SkipTarget;
import org.communique.screen.TimeFormat;
import org.communique.signon.CallSummary;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.board.BoardFlag;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.OutreachService;

/** One row an organisation. A row opens to show its reservation or reason, and the text it answered to. */
class BoardGrid extends Grid<BoardRow> {

    private final AnswerService answers;
    private final OutreachService outreach;
    private final CallSummary call;
    private final Runnable afterwards;
    private List<BoardRow> rows = List.of();
    private SerializablePredicate<BoardRow> filter = row -> true;

    BoardGrid(AnswerService answers, OutreachService outreach, CallSummary call, Runnable afterwards) {
        this.answers = answers;
        this.outreach = outreach;
        this.call = call;
        this.afterwards = afterwards;
        addClassName("board");
        SkipTarget.mark(this);
        addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        addColumn(twoLines(
                        row -> row.organisation().displayName(),
                        row -> SignOnLabels.country(row.organisation().country()) + " · "
                                + SignOnLabels.region(row.organisation().region())))
                .setHeader(getTranslation("signon.organisation"))
                .setComparator(
                        Comparator.comparing(row -> row.organisation().displayName(), String.CASE_INSENSITIVE_ORDER))
                .setFlexGrow(3);
        addColumn(LitRenderer.<BoardRow>of("<span class=\"tag ${item.tone}\">${item.state}</span><div"
                                + " class=\"meta\">${item.remarks}</div>")
                        .withProperty(
                                "tone",
                                row -> "tag-"
                                        + SignOnLabels.tone(row.state()).name().toLowerCase(Locale.ROOT))
                        .withProperty("state", row -> SignOnLabels.state(row.state(), row.pending()))
                        .withProperty("remarks", BoardGrid::remarks))
                .setHeader(getTranslation("signon.board.state"))
                .setWidth("7.5rem")
                .setComparator(Comparator.comparing(BoardRow::state))
                .setFlexGrow(1);
        var who = addColumn(twoLines(
                        row -> Optional.ofNullable(row.act().by()).orElse(""),
                        row -> Optional.ofNullable(row.act().at())
                                .map(TimeFormat::local)
                                .orElse("")))
                .setHeader(getTranslation("signon.board.who", TimeFormat.zoneName()))
                .setComparator(Comparator.comparing(
                        (BoardRow row) -> row.act().at(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .setFlexGrow(2);
        ResponsiveColumns.last(this, who);
        setItemDetailsRenderer(
                new ComponentRenderer<>(row -> new BoardRowDetails(answers, outreach, call, row, afterwards)));
        setSelectionMode(SelectionMode.NONE);
        setEmptyStateText(getTranslation("signon.board.no-match"));
    }

    void show(List<BoardRow> rows, SerializablePredicate<BoardRow> filter) {
        this.rows = new ArrayList<>(rows);
        this.filter = filter;
        var view = setItems(this.rows);
        view.setIdentifierProvider(row -> row.organisation().id());
        view.setFilter(filter);
    }

    /** Draws only the rows that changed, so that open rows stay open and the focus stays where it is. */
    void update(List<BoardRow> now) {
        if (!showsTheSame(now)) {
            var opened = rows.stream()
                    .filter(this::isDetailsVisible)
                    .map(row -> row.organisation().id())
                    .toList();
            show(now, filter);
            now.stream()
                    .filter(row -> opened.contains(row.organisation().id()))
                    .forEach(row -> setDetailsVisible(row, true));
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(rows.get(i))) {
                rows.set(i, now.get(i));
                getListDataView().refreshItem(now.get(i));
            }
        }
    }

    private boolean showsTheSame(List<BoardRow> now) {
        return now.size() == rows.size()
                && IntStream.range(0, now.size())
                        .allMatch(i -> now.get(i)
                                        .organisation()
                                        .id()
                                        .equals(rows.get(i).organisation().id())
                                && filter.test(now.get(i)) == filter.test(rows.get(i)));
    }

    /** The flags, in words below the state, which says itself that a second person has to accept. */
    private static String remarks(BoardRow row) {
        return Stream.concat(
                        Optional.ofNullable(row.decidingUntil()).map(TimeFormat::day).stream(),
                        row.flags().stream()
                                .filter(flag -> flag != BoardFlag.PENDING)
                                .map(SignOnLabels::flag))
                .collect(Collectors.joining(" · "));
    }

    private static LitRenderer<BoardRow> twoLines(
            ValueProvider<BoardRow, String> first, ValueProvider<BoardRow, String> second) {
        return LitRenderer.<BoardRow>of("<div class=\"two-lines\"><span>${item.first}</span><span"
                        + " class=\"meta\">${item.second}</span></div>")
                .withProperty("first", first)
                .withProperty("second", second);
    }
}
