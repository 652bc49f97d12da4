package org.communique.signon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.OrganisationId;
import org.communique.screen.DeadlineField;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.signon.AnswerContent;
import org.communique.signon.ReminderOutcome;
import org.communique.signon.board.Board;
import org.communique.signon.board.BoardFlag;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.CallPanelFactory;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.ui.StatementLayout;
import org.communique.text.format.NameList;
import org.jspecify.annotations.Nullable;

/** What a coordinator can do from the board: what is due next as a button, the rest in a menu. */
class BoardActions extends Div {

    private final SignOnCallService calls;
    private final OutreachService outreach;
    private final Clock clock;
    private final List<CallPanelFactory> panelFactories;
    private final Runnable afterwards;
    private final Button remind = new Button("", click -> previewReminders());
    private final Button close = new Button(getTranslation("signon.close"), click -> confirmClose());
    private final Anchor publish = new Anchor();
    private final MenuBar more = new MenuBar();
    private final MenuItem reconsider;
    private Board board;
    private @Nullable ReminderOutcome remindable;

    BoardActions(
            SignOnCallService calls,
            OutreachService outreach,
            Board board,
            Clock clock,
            boolean publishable,
            List<CallPanelFactory> panelFactories,
            Runnable afterwards) {
        this.calls = calls;
        this.outreach = outreach;
        this.board = board;
        this.clock = clock;
        this.panelFactories = panelFactories;
        this.afterwards = afterwards;
        addClassName("actions");
        remind.addThemeVariants(ButtonVariant.PRIMARY);
        close.addThemeVariants(ButtonVariant.PRIMARY);
        publish.setText(getTranslation("signon.publish"));
        publish.setHref("statements/" + board.call().statement().value() + "/publication");
        publish.addClassNames("button", "primary");
        publish.setVisible(publishable);
        var menu = more.addItem(getTranslation("signon.more")).getSubMenu();
        reconsider = menu.addItem(getTranslation("signon.reconsider"), click -> askToReconsider());
        menu.addItem(getTranslation("signon.invite"), click -> invite());
        menu.addItem(getTranslation("signon.extend"), click -> extend());
        menu.addItem(getTranslation("signon.target"), click -> setTarget());
        menu.addSeparator();
        menu.addItem(getTranslation("signon.withdraw-text"), click -> withdrawText())
                .addClassName("destructive");
        menu.addItem(getTranslation("signon.close"), click -> confirmClose()).addClassName("destructive");
        add(remind, close, publish, more);
    }

    void show(Board board) {
        this.board = board;
        var call = board.call();
        var takesSignatures = call.takesSignatures(clock.instant());
        remindable = takesSignatures ? calls.remindable(call.version()) : null;
        remind.setVisible(remindable != null);
        if (remindable != null) {
            var due = remindable.organisations().size();
            remind.setText(getTranslation("signon.remind", due));
            remind.setEnabled(due > 0);
        }
        // Once the time is over, closing is what waits to be done.
        close.setVisible(!call.closed() && !takesSignatures);
        more.setVisible(!call.closed());
        reconsider.setVisible(takesSignatures && !signersOfAnEarlierText().isEmpty());
    }

    /** Who is reminded if someone does it now; null once it is too late. */
    @Nullable
    ReminderOutcome remindable() {
        return remindable;
    }

    private void previewReminders() {
        var now = calls.remindable(board.call().version());
        var due = board.rows().stream()
                .filter(row -> now.organisations().contains(row.organisation().id()))
                .toList();
        new ReminderDialog(outreach, board.call(), due, now, this::remind).open();
    }

    private void setTarget() {
        var wanted = new IntegerField(getTranslation("signon.target.field"));
        wanted.setMin(1);
        wanted.setMax(100_000);
        wanted.setClearButtonVisible(true);
        wanted.setValue(board.target());
        ask("signon.target", wanted, () -> {
            if (wanted.isInvalid()) {
                return false;
            }
            outreach.setTarget(board.call().version(), wanted.getValue());
            return true;
        });
    }

    private List<BoardRow> signersOfAnEarlierText() {
        return board.rows().stream()
                .filter(row -> row.state().isUnanswered() && row.flags().contains(BoardFlag.EARLIER_TEXT))
                .toList();
    }

    private void askToReconsider() {
        var enclose = new Checkbox(getTranslation("signon.reconsider.enclose"), true);
        enclose.setHelperText(getTranslation("signon.reconsider.enclose.advice"));
        var text = new Paragraph(getTranslation(
                "signon.reconsider.text", signersOfAnEarlierText().size()));
        ask("signon.reconsider", new Div(text, enclose), () -> {
            var done = outreach.askToReconsider(board.call().version(), enclose.getValue());
            if (done.asked() > 0) {
                Toasts.done(getTranslation("signon.reconsider.done", done.asked()));
            } else if (done.unreached() == 0) {
                Toasts.refused(getTranslation("signon.reconsider.done", 0));
            }
            if (done.unreached() > 0) {
                Toasts.refused(getTranslation("signon.reconsider.unreached", done.unreached()));
            }
            return true;
        });
    }

    private void remind(Set<OrganisationId> chosen, String words) {
        var reminderOutcome = calls.remind(board.call().version(), chosen, words);
        var text = getTranslation(
                reminderOutcome.relay() ? "signon.remind.done" : "signon.remind.no-relay",
                reminderOutcome.organisations().size(),
                reminderOutcome.mails());
        if (reminderOutcome.relay() && !reminderOutcome.organisations().isEmpty()) {
            Toasts.done(text);
        } else {
            Toasts.refused(text);
        }
        if (reminderOutcome.byContact() > 0) {
            Toasts.done(getTranslation("signon.remind.by-contact", reminderOutcome.byContact()));
        }
        if (!reminderOutcome.noRecipient().isEmpty()) {
            Toasts.refused(getTranslation(
                    "signon.remind.no-recipient",
                    reminderOutcome.noRecipient().size(),
                    NameList.of(reminderOutcome.noRecipient())));
        }
        afterwards.run();
    }

    private void invite() {
        var candidates = calls.candidates(board.call().statement());
        if (candidates.isEmpty()) {
            var dialog = new Dialog(
                    getTranslation("signon.invite"), new Paragraph(getTranslation("signon.invite.all-asked")));
            dialog.setWidth("min(32rem, 100vw)");
            dialog.getFooter().add(new Button(getTranslation("screen.close"), click -> dialog.close()));
            dialog.open();
            return;
        }
        var picker = new OrganisationPicker(candidates);
        var call = board.call();
        var words = new InvitationWords(
                calls.invitable(call.statement(), Set.of()).relay(),
                picker::chosen,
                (organisation, own) ->
                        outreach.invitations(call.statement(), organisation, call.answerBy(clock.instant()), own));
        ask("signon.invite", new Div(picker, words), () -> {
            if (picker.chosen().isEmpty()) {
                Toasts.refused(getTranslation("signon.refusal.nobody"));
                return false;
            }
            var invited = calls.invite(call.version(), picker.chosen(), words.value());
            var done = getTranslation("signon.invite.done", invited.size());
            if (invited.isEmpty()) {
                Toasts.refused(done);
            } else {
                Toasts.done(done);
            }
            return true;
        });
    }

    private void extend() {
        var deadline = new DeadlineField(
                getTranslation("signon.deadline"),
                clock.instant(),
                board.call().deadline().plus(Duration.ofDays(7)));
        ask("signon.extend", deadline, () -> {
            var moment = deadline.deadline();
            if (moment.isEmpty() || !calls.extend(board.call().version(), moment.get())) {
                Toasts.refused(new SignOnCallService.NotExtended());
                return false;
            }
            Toasts.done(getTranslation("signon.extend.done", TimeFormat.localAndUtc(moment.get())));
            return true;
        });
    }

    private void ask(String key, Component content, BooleanSupplier act) {
        var dialog = new Dialog(getTranslation(key), content);
        UnsentText.keepIn(dialog);
        dialog.setWidth("min(44rem, 100vw)");
        var confirm = new Button(
                getTranslation(key),
                click -> ConfirmedAct.run(() -> {
                    if (!Toasts.isUnfinished(dialog) && act.getAsBoolean()) {
                        dialog.close();
                        afterwards.run();
                    }
                }));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("screen.cancel"), click -> dialog.close()), confirm);
        dialog.open();
    }

    private void withdrawText() {
        var reason = new TextArea(getTranslation("signon.withdraw-text.reason"));
        reason.setMaxLength(AnswerContent.LONGEST);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        var text = new Paragraph(getTranslation("signon.withdraw-text.text"));
        ask("signon.withdraw-text", new Div(text, reason), () -> {
            if (Toasts.isMissing(reason, "screen.required")) {
                return false;
            }
            if (calls.returnToDraft(board.call().version(), reason.getValue())) {
                Toasts.done(getTranslation("signon.withdraw-text.done"));
            }
            StatementLayout.follow();
            return true;
        });
    }

    private void confirmClose() {
        var totals = board.totals();
        var unconfirmed = panelFactories.stream()
                .mapToInt(factory -> factory.unconfirmed(board.call().version()))
                .sum();
        var text = getTranslation(
                "signon.close.text", totals.silent(), totals.invited(), totals.awaitingAcceptance(), unconfirmed);
        Question.askIrrevocable(
                getTranslation("signon.close.title"),
                text,
                getTranslation("signon.close"),
                () -> ConfirmedAct.run(this::close));
    }

    private void close() {
        calls.close(board.call().version());
        Toasts.done(getTranslation("signon.close.done"));
        StatementLayout.follow();
    }
}
