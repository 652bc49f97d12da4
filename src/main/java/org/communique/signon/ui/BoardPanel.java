package org.communique.signon.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.communique.coalition.Region;
import org.communique.screen.Times;
import org.communique.signon.AnswerService;
import org.communique.signon.Board;
import org.communique.signon.BoardRow;
import org.communique.signon.CallPiece;
import org.communique.signon.CallSummary;
import org.communique.signon.ParticipationState;
import org.communique.signon.SignOnCallService;

/** The board of a call, which follows what happens while it is looked at. */
class BoardPanel extends Div {

    private static final int REFRESH_MILLISECONDS = 5_000;

    private final SignOnCallService calls;
    private final Clock clock;
    private final Div head = new Div();
    private final TextField search = new TextField();
    private final MultiSelectComboBox<ParticipationState> states = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<Region> regions = new MultiSelectComboBox<>();
    private final BoardGrid grid;
    private final BoardActions actions;
    private Board board;

    BoardPanel(SignOnCallService calls, AnswerService answers, CallSummary call, Clock clock, List<CallPiece> pieces) {
        this.calls = calls;
        this.clock = clock;
        board = calls.board(call.version());
        grid = new BoardGrid(answers, call, this::refresh);
        actions = new BoardActions(calls, board, clock, this::refresh);
        head.addClassName("panel");
        add(head, actions);
        pieces.forEach(piece -> add(piece.create(call, this::refresh)));
        add(filters(), grid);
        show();
        filter();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        ui.setPollInterval(REFRESH_MILLISECONDS);
        var polled = ui.addPollListener(poll -> refresh());
        addDetachListener(detached -> {
            detached.unregisterListener();
            polled.remove();
            ui.setPollInterval(-1);
        });
    }

    private void refresh() {
        var now = calls.board(board.call().version());
        var changed = !now.rows().equals(board.rows());
        board = now;
        show();
        if (changed) {
            filter();
        }
    }

    private void show() {
        var call = board.call();
        head.removeAll();
        head.add(
                new H3(getTranslation(
                        "signon.board.title",
                        board.totals().signed() + board.totals().signedWithReservation(),
                        board.totals().invited())),
                new Paragraph(timeLeft(call)),
                new ProgressPicture(board.totals()));
        actions.show(board);
    }

    private String timeLeft(CallSummary call) {
        var deadline = Times.localAndUtc(call.deadline());
        if (call.closed()) {
            return getTranslation("signon.board.closed", deadline);
        }
        var distance = Times.distance(clock.instant(), call.deadline());
        return call.takesSignatures(clock.instant())
                ? getTranslation("signon.board.ends", distance, deadline)
                : getTranslation("signon.board.ended", distance, deadline);
    }

    private Component filters() {
        search.setLabel(getTranslation("signon.picker.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> filter());
        states.setLabel(getTranslation("signon.board.states"));
        states.setItems(ParticipationState.values());
        states.setItemLabelGenerator(Labels::state);
        states.addValueChangeListener(change -> filter());
        regions.setLabel(getTranslation("signon.picker.regions"));
        regions.setItems(Region.values());
        regions.setItemLabelGenerator(Labels::region);
        regions.addValueChangeListener(change -> filter());
        var bar = new Div(search, states, regions);
        bar.addClassName("toolbar");
        return bar;
    }

    private void filter() {
        grid.show(board.rows(), this::matches);
    }

    private boolean matches(BoardRow row) {
        var words = search.getValue().strip().toLowerCase(Locale.ROOT);
        return (row.organisation().displayName() + " " + row.organisation().officialName())
                        .toLowerCase(Locale.ROOT)
                        .contains(words)
                && (states.isEmpty() || states.getValue().contains(row.state()))
                && (regions.isEmpty()
                        || regions.getValue().contains(row.organisation().region()));
    }
}
