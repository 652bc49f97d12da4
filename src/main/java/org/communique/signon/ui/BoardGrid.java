package org.communique.signon.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializablePredicate;
import com.vaadin.flow.function.ValueProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.mail.ui.MailStatusText;
import org.communique.screen.FileLink;
import org.communique.screen.TimeFormat;
import org.communique.signon.CallSummary;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.board.BoardFlag;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.OutreachService;

/** One row an organisation. A row opens to show its reservation or reason, and the text it answered to. */
class BoardGrid extends Grid<BoardRow> {

    private static final int NARROW = 700;

    private final AnswerService answers;
    private final OutreachService outreach;
    private final CallSummary call;
    private final Runnable afterwards;
    private final List<Column<BoardRow>> wideOnly;

    BoardGrid(AnswerService answers, OutreachService outreach, CallSummary call, Runnable afterwards) {
        this.answers = answers;
        this.outreach = outreach;
        this.call = call;
        this.afterwards = afterwards;
        addClassName("board");
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
                        .withProperty("state", row -> SignOnLabels.state(row.state()))
                        .withProperty("remarks", BoardGrid::remarks))
                .setHeader(getTranslation("signon.board.state"))
                .setComparator(Comparator.comparing(BoardRow::state))
                .setFlexGrow(1);
        var who = addColumn(twoLines(
                        row -> Optional.ofNullable(row.by()).orElse(""),
                        row -> Optional.ofNullable(row.at())
                                .map(TimeFormat::local)
                                .orElse("")))
                .setHeader(getTranslation("signon.board.who"))
                .setComparator(Comparator.comparing(BoardRow::at, Comparator.nullsFirst(Comparator.naturalOrder())))
                .setFlexGrow(2);
        var text = addColumn(twoLines(
                        row -> getTranslation("signon.version", call.version().number()),
                        row -> call.hash().brief()))
                .setHeader(getTranslation("signon.board.text"))
                .setFlexGrow(1);
        wideOnly = List.of(who, text);
        setItemDetailsRenderer(new ComponentRenderer<>(this::details));
        setSelectionMode(SelectionMode.NONE);
        setEmptyStateText(getTranslation("signon.board.no-match"));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var page = attached.getUI().getPage();
        fit(page.getExtendedClientDetails().getWindowInnerWidth());
        var resized = page.addBrowserWindowResizeListener(resize -> fit(resize.getWidth()));
        addDetachListener(detached -> {
            detached.unregisterListener();
            resized.remove();
        });
    }

    void show(List<BoardRow> rows, SerializablePredicate<BoardRow> filter) {
        setItems(rows).setFilter(filter);
    }

    /** All columns show until the browser reports its width. */
    private void fit(int width) {
        wideOnly.forEach(column -> column.setVisible(width <= 0 || width >= NARROW));
    }

    private Component details(BoardRow row) {
        var details = new Div();
        details.addClassName("board-details");
        details.add(new Paragraph(row.organisation().officialName() + " · "
                + SignOnLabels.status(row.organisation().status())));
        if (row.at() != null) {
            details.add(new Paragraph(getTranslation(
                    "signon.board.acted",
                    SignOnLabels.state(row.state()),
                    Optional.ofNullable(row.by()).orElse(""),
                    TimeFormat.localAndUtc(row.at()))));
        }
        if (row.words() != null) {
            var words = new Paragraph(row.words());
            words.addClassName("own-words");
            words.getElement().setAttribute("dir", "auto");
            details.add(words);
        }
        if (row.remindedAt() != null) {
            details.add(new Paragraph(getTranslation("signon.board.reminded", TimeFormat.local(row.remindedAt()))));
        }
        row.mails()
                .forEach(mail -> details.add(
                        new Paragraph(getTranslation("signon.board.mail", MailStatusText.withAddress(mail)))));
        if (row.pending() != null) {
            details.add(new Paragraph(getTranslation(
                    "signon.board.pending",
                    row.pending().by(),
                    TimeFormat.localAndUtc(row.pending().at()),
                    row.pending().linkSharing().name())));
        }
        if (row.linkSharing() != null) {
            details.add(new Paragraph(
                    getTranslation("signon.shared-link", row.linkSharing().name())));
        }
        if (row.acceptedBy() != null) {
            details.add(new Paragraph(getTranslation("signon.accepted-by", row.acceptedBy())));
        }
        if (row.consent() != null) {
            details.add(new Paragraph(getTranslation(
                    "signon.own.recorded",
                    row.consent().recordedBy(),
                    SignOnLabels.channel(row.consent().channel()),
                    row.consent().evidence())));
            var file = row.consent().file();
            if (file != null) {
                details.add(new Paragraph(new FileLink(
                        file.name(),
                        file.name(),
                        () -> answers.evidence(
                                        call.version(), row.organisation().id())
                                .orElseThrow()
                                .content())));
            }
        }
        if (row.decidingUntil() != null) {
            details.add(new Paragraph(
                    getTranslation("signon.board.deciding", row.decidingUntil().toString())));
        }
        details.add(new Paragraph(getTranslation(
                "signon.board.version", call.version().number(), call.hash().value())));
        showOutreach(row, details);
        details.add(actions(row));
        return details;
    }

    private void showOutreach(BoardRow row, Div details) {
        var outreach = row.outreach();
        if (row.signedName() != null && row.flags().contains(BoardFlag.OTHER_NAME)) {
            details.add(new Paragraph(getTranslation("signon.board.signed-as", row.signedName())));
        }
        if (row.owner() != null) {
            details.add(new Paragraph(getTranslation("signon.board.owner", row.owner())));
        }
        if (outreach.contactedAt() != null) {
            details.add(new Paragraph(getTranslation(
                    "signon.board.contacted",
                    TimeFormat.local(outreach.contactedAt()),
                    Optional.ofNullable(outreach.contactedBy()).orElse(""))));
        }
        if (outreach.nextOn() != null) {
            details.add(new Paragraph(
                    getTranslation("signon.board.next", outreach.nextOn().toString())));
        }
        if (!outreach.note().isEmpty()) {
            var note = new Paragraph(outreach.note());
            note.addClassName("own-words");
            note.getElement().setAttribute("dir", "auto");
            details.add(note);
        }
    }

    private Component actions(BoardRow row) {
        var actions = new Div(new Button(
                getTranslation("signon.note"), click -> new OutreachDialog(outreach, call, row, afterwards).open()));
        if (row.pending() != null) {
            actions.add(new Anchor("pending-signatures", getTranslation("signon.board.pending.look")));
        }
        if (!call.closed() && !row.state().isSigned()) {
            actions.add(new Button(
                    getTranslation("signon.record"),
                    click -> new RecordAnswerDialog(answers, call, row.organisation(), afterwards).open()));
        }
        actions.addClassName("toolbar");
        return actions;
    }

    /** The flags, in words below the state. */
    private static String remarks(BoardRow row) {
        return Stream.concat(
                        Optional.ofNullable(row.decidingUntil()).map(day -> day.toString()).stream(),
                        row.flags().stream().map(SignOnLabels::flag))
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
