package org.communique.signon.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Region;
import org.communique.screen.DownloadMenu;
import org.communique.screen.FileLink;
import org.communique.screen.ScreenIcon;
import org.communique.screen.TimeFormat;
import org.communique.signon.CallSummary;
import org.communique.signon.ParticipationState;
import org.communique.signon.ReminderOutcome;
import org.communique.signon.answer.AnswerService;
import org.communique.signon.board.Board;
import org.communique.signon.board.BoardFlag;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.CallPanelFactory;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.text.format.NameList;
import org.jspecify.annotations.Nullable;

/** The board of a call, which updates while it is open. */
class BoardPanel extends Div {

    private static final int REFRESH_MILLISECONDS = 30_000;

    /** So soon few have had the time to answer. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private final SignOnCallService calls;
    private final Clock clock;
    private final H2 title = new H2();
    private final Paragraph timing = new Paragraph();
    private final Div progress = new Div();
    private final Paragraph reminders = new Paragraph();
    private final Div head = new Div(title, timing, progress, reminders);
    private final Div waiting = new Div();
    private final Span waitingCount = new Span();
    private final Div panels = new Div();
    private final List<CallPanelFactory> panelFactories;
    private final List<Runnable> panelRefreshes = new ArrayList<>();
    private @Nullable CallSummary callInPanels;
    private final TextField search = new TextField();
    private final MultiSelectComboBox<ParticipationState> states = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<Region> regions = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<BoardFlag> flags = new MultiSelectComboBox<>();
    private final ChartsPanel charts = new ChartsPanel();
    private final BoardGrid grid;
    private final BoardActions actions;
    private Board board;

    BoardPanel(
            SignOnCallService calls,
            AnswerService answers,
            OutreachService outreach,
            CallSummary call,
            boolean publishable,
            Clock clock,
            List<CallPanelFactory> panelFactories) {
        this.calls = calls;
        this.clock = clock;
        board = calls.board(call.version());
        grid = new BoardGrid(answers, outreach, call, this::refresh);
        actions = new BoardActions(calls, outreach, board, clock, publishable, panelFactories, this::refresh);
        head.addClassName("panel");
        reminders.addClassName("meta");
        // Screen readers hear the new totals when they pause.
        title.getElement().setAttribute("aria-live", "polite");
        waiting.addClassName("next-step");
        waiting.add(
                waitingCount,
                new Button(getTranslation("signon.board.waiting.show"), click -> panels.scrollIntoView()));
        this.panelFactories = panelFactories;
        add(waiting, head, filters(), grid, panels, charts);
        show();
        filter();
    }

    /** For what nobody does, such as that the deadline passes or a mail is delivered. */
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

    /** As others have answered or acted. What is filtered, opened and focused stays. */
    void refresh() {
        var now = calls.board(board.call().version());
        var changed = !now.equals(board);
        board = now;
        if (changed) {
            show();
            grid.update(board.rows());
        } else {
            showActions();
            showWaiting();
        }
    }

    private void showActions() {
        actions.show(board);
        var remindable = actions.remindable();
        var asked = board.call().openedAt();
        reminders.setText(
                remindable == null
                        ? ""
                        : remindable.organisations().isEmpty()
                                ? whyNoneIsReminded(remindable)
                                : clock.instant().isBefore(asked.plus(A_DAY))
                                        ? getTranslation("signon.remind.asked", TimeFormat.local(asked))
                                        : "");
        reminders.setVisible(!reminders.getText().isEmpty());
    }

    /** Empty if all have answered. */
    private String whyNoneIsReminded(ReminderOutcome remindable) {
        var byContact = remindable.byContact();
        var unreached = remindable.noRecipient();
        var others = board.totals().silent() - byContact - unreached.size();
        return Stream.of(
                        others > 0 ? getTranslation("signon.remind.not-due", others) : "",
                        byContact > 0 ? getTranslation("signon.remind.by-contact", byContact) : "",
                        unreached.isEmpty()
                                ? ""
                                : getTranslation(
                                        "signon.remind.no-recipient", unreached.size(), NameList.of(unreached)))
                .filter(why -> !why.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private void show() {
        var call = board.call();
        var totals = board.totals();
        title.setText(getTranslation(
                "signon.board.title", totals.signed() + totals.signedWithReservation(), totals.invited()));
        timing.setText(timeLeft(call) + answerByText(call) + targetText());
        progress.removeAll();
        progress.add(new ProgressChart(board));
        showWaiting();
        charts.show(board, clock.instant());
        showActions();
    }

    /** For what waits further down, which shows the same. */
    private void showWaiting() {
        var version = board.call().version();
        var text = Stream.of(
                        waitingText("waiting", factory -> factory.waiting(version)),
                        waitingText("unconfirmed", factory -> factory.unconfirmed(version)),
                        waitingText("asking", factory -> factory.asking(version)))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
        if (board.call().equals(callInPanels)) {
            panelRefreshes.forEach(Runnable::run);
        } else {
            callInPanels = board.call();
            panels.removeAll();
            panelRefreshes.clear();
            panelFactories.forEach(factory -> {
                var panel = factory.create(board.call(), this::refresh);
                panels.add(panel.component());
                panelRefreshes.add(panel.refresh());
            });
        }
        waiting.setVisible(!text.isEmpty());
        waitingCount.setText(text);
    }

    private String waitingText(String what, ToIntFunction<CallPanelFactory> count) {
        var waiting = panelFactories.stream().mapToInt(count).sum();
        return waiting == 0 ? "" : getTranslation("signon.board." + what, waiting);
    }

    /** Next to the tabs. */
    Component actions() {
        return actions;
    }

    private String targetText() {
        if (board.target() == null) {
            return "";
        }
        int missing = board.target() - board.totals().signed() - board.totals().signedWithReservation();
        return " "
                + (missing > 0
                        ? getTranslation(
                                board.call().closed() ? "signon.board.short" : "signon.board.missing",
                                missing,
                                board.target())
                        : getTranslation("signon.board.reached", board.target()));
    }

    private String answerByText(CallSummary call) {
        return call.askedBy() == null || call.closed()
                ? ""
                : " " + getTranslation("signon.board.wish", TimeFormat.localAndUtc(call.askedBy()));
    }

    private String timeLeft(CallSummary call) {
        var deadline = TimeFormat.localAndUtc(call.deadline());
        if (call.withdrawalReason() != null) {
            return getTranslation("signon.board.text-withdrawn", call.withdrawalReason());
        }
        if (call.closed()) {
            return getTranslation("signon.board.closed", TimeFormat.localAndUtc(call.end()));
        }
        var distance = TimeFormat.distance(clock.instant(), call.deadline());
        return call.takesSignatures(clock.instant())
                ? getTranslation("signon.board.ends", distance, deadline)
                : getTranslation("signon.board.ended", distance, deadline);
    }

    private Component filters() {
        search.setLabel(getTranslation("signon.picker.search"));
        search.setPrefixComponent(ScreenIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> filter());
        states.setLabel(getTranslation("signon.board.states"));
        states.setItems(ParticipationState.values());
        states.setItemLabelGenerator(SignOnLabels::state);
        states.addValueChangeListener(change -> filter());
        regions.setLabel(getTranslation("signon.picker.regions"));
        regions.setItems(Region.values());
        regions.setItemLabelGenerator(SignOnLabels::region);
        regions.addValueChangeListener(change -> filter());
        flags.setLabel(getTranslation("signon.board.flags"));
        flags.setItems(BoardFlag.values());
        flags.setItemLabelGenerator(SignOnLabels::flag);
        flags.addValueChangeListener(change -> filter());
        var bar = new Div(search, states, regions, flags, downloads());
        bar.addClassName("toolbar");
        return bar;
    }

    private Component downloads() {
        var version = board.call().version();
        var name = "sign-on-" + version.value();
        return new DownloadMenu(
                getTranslation("screen.download"),
                List.of(
                        new FileLink("XLSX", name + ".xlsx", () -> calls.xlsx(version)),
                        new FileLink(
                                "CSV", name + ".csv", () -> calls.csv(version).getBytes(StandardCharsets.UTF_8))));
    }

    private void filter() {
        grid.show(board.rows(), this::matches);
    }

    private boolean matches(BoardRow row) {
        return SignOnLabels.matches(row.organisation(), search.getValue())
                && (states.isEmpty() || states.getValue().contains(row.state()))
                && (regions.isEmpty()
                        || regions.getValue().contains(row.organisation().region()))
                && (flags.isEmpty() || flags.getValue().stream().anyMatch(row.flags()::contains));
    }
}
