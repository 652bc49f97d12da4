package org.communique.amendment.ui.desk;

import static org.communique.amendment.ui.desk.BulkLabels.text;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.amendment.Amendment;
import org.communique.amendment.desk.BulkOutcome;
import org.communique.amendment.desk.BulkOutcome.Result;
import org.communique.amendment.desk.BulkService;
import org.communique.amendment.desk.ForeseenOutcome;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.SettleSeveral;
import org.communique.amendment.desk.SettleSeveral.Act;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

/** What would come of settling several amendments, then what came of it. It can be stopped between two. */
class BulkDialog extends Dialog {

    private final BulkService service;
    private final SettleSeveral command;
    private final Runnable settled;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final BackgroundTask loading = new BackgroundTask();
    private final Paragraph summary = new Paragraph();
    private final UnorderedList list = new UnorderedList();
    private final TextArea reason = new TextArea(text("bulk.reason"));
    private final ProgressBar bar = new ProgressBar();
    private final Button close = new Button(text("bulk.cancel"), click -> close());
    private final Button stop = new Button(text("bulk.stop"), click -> stopped.set(true));
    private final Button begin;
    private Map<Integer, Integer> read = Map.of();

    BulkDialog(BulkService service, SettleSeveral command, Runnable settled) {
        this.service = service;
        this.command = command;
        this.settled = settled;
        boolean accept = command.act() == Act.ACCEPT;
        setHeaderTitle(text(
                accept ? "bulk.accept.title" : "bulk.reject.title",
                command.amendments().size()));
        setWidth("min(40rem, 100vw)");
        list.addClassName("bulk-outcomes");
        summary.getElement().setAttribute("role", "status");
        reason.setMaxLength(Amendment.LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        reason.setVisible(!accept);
        UnsentText.keepIn(this);
        bar.setVisible(false);
        bar.getElement().setAttribute("aria-label", text("bulk.running"));
        stop.setVisible(false);
        begin = new Button(text(accept ? "accept" : "reject"), click -> begin());
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        begin.setEnabled(false);
        add(new Div(loading, summary, bar, reason, list));
        getFooter().add(close, stop, begin);
    }

    @Override
    public void open() {
        super.open();
        loading.run(() -> service.preview(command), this::showForeseen);
    }

    private void showForeseen(BulkOutcome outcome) {
        if (outcome instanceof BulkOutcome.Foreseen(var outcomes)) {
            read = outcomes.stream()
                    .map(ForeseenOutcome::amendment)
                    .collect(Collectors.toMap(amendment -> amendment.id().number(), Amendment::revisionCount));
            boolean accept = command.act() == Act.ACCEPT;
            long done =
                    outcomes.stream().filter(each -> each.obstacle() == null).count();
            summary.setText(
                    text(accept ? "bulk.accept.foreseen" : "bulk.reject.foreseen", done, outcomes.size() - done));
            show(outcomes.stream().map(each -> line(each, accept)));
            begin.setEnabled(done > 0);
        } else if (outcome instanceof Refusal refusal) {
            summary.setText(Toasts.text(refusal));
        }
    }

    private static String line(ForeseenOutcome foreseen, boolean accept) {
        return text("number", foreseen.amendment().id().number()) + " · " + BulkLabels.foreseen(foreseen, accept);
    }

    private void show(Stream<String> lines) {
        list.removeAll();
        lines.map(ListItem::new).forEach(list::add);
    }

    private void begin() {
        if (command.act() == Act.REJECT && Toasts.isMissing(reason, "screen.required")) {
            return;
        }
        begin.setVisible(false);
        close.setVisible(false);
        stop.setVisible(true);
        bar.setVisible(true);
        reason.setReadOnly(true);
        setCloseOnEsc(false);
        list.removeAll();
        var ui = UI.getCurrent();
        var said = new SettleSeveral(command.statement(), command.amendments(), read, command.act(), reason.getValue());
        // Not as a background task: what has begun is not to be interrupted.
        Thread.ofVirtual().name("bulk").start(new DelegatingSecurityContextRunnable(() -> run(said, ui)));
    }

    private void run(SettleSeveral said, UI ui) {
        try {
            var outcome = service.settle(said, (results, all) -> {
                later(ui, () -> showProgress(results, all));
                return !stopped.get();
            });
            later(ui, () -> showSettled(outcome));
        } catch (RuntimeException e) {
            later(ui, () -> {
                showSettled(new BulkOutcome.Settled(List.of()));
                throw e;
            });
        }
    }

    /** Nothing where the screen was left. */
    private static void later(UI ui, Runnable work) {
        ui.accessLater(work::run, () -> {}).run();
    }

    private void showProgress(List<Result> results, int all) {
        bar.setValue(all == 0 ? 1 : (double) results.size() / all);
        summary.setText(text("bulk.progress", results.size(), all));
        show(results.stream().map(BulkDialog::line));
    }

    private static String line(Result result) {
        return text("number", result.number()) + " · " + BulkLabels.result(result.outcome());
    }

    private void showSettled(BulkOutcome outcome) {
        bar.setVisible(false);
        stop.setVisible(false);
        reason.setVisible(false);
        reason.clear();
        close.setText(text("bulk.close"));
        close.setVisible(true);
        close.focus();
        setCloseOnEsc(true);
        if (outcome instanceof BulkOutcome.Settled(var results) && !results.isEmpty()) {
            show(results.stream().map(BulkDialog::line));
            long done = results.stream()
                    .filter(result -> result.outcome() instanceof MergeOutcome.Done)
                    .count();
            summary.setText(text("bulk.settled", done, command.amendments().size()));
        }
        settled.run();
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        stopped.set(true);
        super.onDetach(detach);
    }
}
