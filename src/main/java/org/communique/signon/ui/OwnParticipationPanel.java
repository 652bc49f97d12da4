package org.communique.signon.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.Mandate;
import org.communique.refusal.Refusal;
import org.communique.screen.Badge;
import org.communique.screen.FileLink;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.signon.ParticipationState;
import org.communique.signon.answer.DecidingOutcome;
import org.communique.signon.answer.DecliningOutcome;
import org.communique.signon.answer.OwnParticipation;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.answer.SigningDetails;
import org.communique.signon.answer.SigningOutcome;
import org.communique.signon.answer.WithdrawalOutcome;
import org.communique.statement.ui.VersionComparisonPanel;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionSummary;

/** The state of one organisation, and what the member can do for it. */
class OwnParticipationPanel extends Div {

    /** Who opened the text and did not answer has acted too. */
    private static final Set<ParticipationState> UNANSWERED =
            Set.of(ParticipationState.OPENED, ParticipationState.SILENT);

    private final SignOnService signOn;
    private final VersionComparisonService versionComparisonService;
    private final SigningDetails signing;
    private final OwnParticipation own;
    private final Runnable afterwards;

    /** @param signing with that organisation first */
    OwnParticipationPanel(
            SignOnService signOn,
            VersionComparisonService versionComparisonService,
            SigningDetails signing,
            boolean open,
            Runnable afterwards) {
        this.signOn = signOn;
        this.versionComparisonService = versionComparisonService;
        this.signing = signing;
        own = signing.own().getFirst();
        this.afterwards = afterwards;
        addClassName("panel");
        var title = new Div(
                new H2(own.organisation().officialName()),
                new Badge(SignOnLabels.state(own.state(), own.pending()), SignOnLabels.tone(own.state())));
        title.addClassName("card-line");
        add(title);
        if (own.earlier() != null) {
            add(changes(own.earlier()));
        }
        showPending();
        showAnswer();
        if (own.mandate() == null) {
            add(new Paragraph(getTranslation("signon.no-mandate")));
        } else if (open) {
            add(new Paragraph(mandate(own.mandate())), actions());
        }
    }

    private Component changes(VersionSummary earlier) {
        int before = earlier.number();
        int now = signing.text().number();
        var details = new Details(
                getTranslation("signon.earlier.changes", before, now),
                new VersionComparisonPanel(versionComparisonService, earlier, signing.text()));
        details.setWidthFull();
        return new Div(new Paragraph(getTranslation("signon.earlier", before, now)), details);
    }

    private void showPending() {
        if (own.pending() != null) {
            var key = own.pending().consent() == null ? "signon.own.pending" : "signon.own.pending.recorded";
            var pending = new Paragraph(getTranslation(
                    isWaiting() ? key : "signon.pending.over",
                    own.pending().by(),
                    TimeFormat.localAndUtc(own.pending().at()),
                    own.pending().linkSharing().name()));
            pending.addClassName("shared-link");
            add(pending);
        }
    }

    private boolean isWaiting() {
        return own.state() == ParticipationState.AWAITING_ACCEPTANCE;
    }

    private void showAnswer() {
        var act = own.act();
        if (act.at() == null || UNANSWERED.contains(own.state()) || isWaiting()) {
            return;
        }
        if (own.decidingUntil() != null) {
            add(new Paragraph(getTranslation(
                    "signon.own.DECIDING",
                    TimeFormat.day(own.decidingUntil()),
                    Optional.ofNullable(act.by()).orElse(""))));
            return;
        }
        add(new Paragraph(getTranslation(
                "signon.own." + own.state(),
                TimeFormat.localAndUtc(act.at()),
                Optional.ofNullable(act.by()).orElse(""),
                signing.call().version().number())));
        if (act.consent() != null) {
            add(new Paragraph(SignOnLabels.consent(act.consent())));
            var file = act.consent().file();
            if (file != null && own.mandate() != null) {
                add(new Paragraph(new FileLink(
                        file.name(),
                        file.name(),
                        () -> signOn.evidence(
                                        signing.call().version(),
                                        own.organisation().id())
                                .orElseThrow()
                                .content())));
            }
        }
        if (act.linkSharing() != null) {
            add(new Paragraph(
                    getTranslation("signon.shared-link", act.linkSharing().name())));
        }
        if (act.reservation() != null) {
            var words = new Paragraph(act.reservation());
            words.addClassName("own-words");
            words.getElement().setAttribute("dir", "auto");
            add(words);
        }
        if (own.mandate() != null && (own.state().isSigned() || own.state() == ParticipationState.WITHDRAWN)) {
            add(receipt());
        }
    }

    private Anchor receipt() {
        var version = signing.call().version();
        return new FileLink(
                getTranslation("signon.receipt"),
                "receipt-" + version.value() + ".txt",
                () -> signOn.receipt(version, own.organisation().id())
                        .orElseThrow()
                        .getBytes(UTF_8));
    }

    private String mandate(Mandate mandate) {
        var limited = mandate.only().isEmpty() ? "" : " " + getTranslation("signon.mandate.limited");
        return dated(mandate) + limited;
    }

    private String dated(Mandate mandate) {
        return mandate.until() == null
                ? getTranslation("signon.mandate", TimeFormat.day(mandate.from()), mandate.evidence())
                : getTranslation(
                        "signon.mandate.until",
                        TimeFormat.day(mandate.from()),
                        TimeFormat.day(mandate.until()),
                        mandate.evidence());
    }

    private Div actions() {
        var actions = new Div();
        actions.addClassName("toolbar");
        if (own.state().isSigned()) {
            var consent = own.act().consent();
            var correction = consent != null && consent.channel() != AnswerChannel.INVITATION;
            actions.add(button(
                    correction ? "signon.correct" : "signon.withdraw", ConfirmActDialog.Words.NONE, _ -> withdraw()));
            return actions;
        }
        if (own.pending() != null) {
            actions.add(button("signon.withdraw-pending", ConfirmActDialog.Words.NONE, _ -> withdraw()));
        }
        var sign = button("signon.sign", ConfirmActDialog.Words.NONE, this::sign);
        sign.addThemeVariants(ButtonVariant.PRIMARY);
        var reserve = new Button(
                getTranslation("signon.sign-reserved"),
                click -> dialog("signon.sign-reserved", ConfirmActDialog.Words.REQUIRED, this::sign)
                        .naming(signOn.passages(signing.call().statement()))
                        .open());
        actions.add(sign, reserve);
        if (own.state() != ParticipationState.DECLINED) {
            actions.add(new Button(getTranslation("signon.deciding"), click -> decideLater()));
            actions.add(button("signon.decline", ConfirmActDialog.Words.OPTIONAL, this::decline));
        }
        return actions;
    }

    private Button button(String key, ConfirmActDialog.Words words, ConfirmActDialog.Act act) {
        return new Button(getTranslation(key), click -> dialog(key, words, act).open());
    }

    private ConfirmActDialog dialog(String key, ConfirmActDialog.Words words, ConfirmActDialog.Act act) {
        return new ConfirmActDialog(key, words, own.organisation(), signing.call(), act);
    }

    private void sign(AnswerContent content) {
        var signVersion = new SignVersion(
                signing.call().version(),
                own.organisation().id(),
                signing.call().hash(),
                content);
        switch (signOn.sign(signVersion)) {
            case SigningOutcome.Signed signed -> Toasts.done(getTranslation("signon.sign.done"));
            case SigningOutcome.Suspended(var linkSharing) ->
                Toasts.done(getTranslation("signon.sign.suspended", linkSharing.name()));
            case SigningOutcome.AlreadySigned already -> alreadySigned(already, content);
            case Refusal refusal -> Toasts.refused(refusal);
        }
        afterwards.run();
    }

    private void decline(AnswerContent content) {
        switch (signOn.decline(signing.call().version(), own.organisation().id(), content)) {
            case DecliningOutcome.Declined declined -> Toasts.done(getTranslation("signon.decline.done"));
            case SigningOutcome.AlreadySigned already -> alreadySigned(already, AnswerContent.NONE);
            case Refusal refusal -> Toasts.refused(refusal);
        }
        afterwards.run();
    }

    private void decideLater() {
        new DecidingDialog(signing.call().deadline(), day -> {
                    switch (signOn.decideUntil(
                            signing.call().version(), own.organisation().id(), day)) {
                        case DecidingOutcome.Noted _ ->
                            Toasts.done(getTranslation("signon.deciding.done", TimeFormat.day(day)));
                        case Refusal refusal -> Toasts.refused(refusal);
                    }
                    afterwards.run();
                })
                .open();
    }

    private void withdraw() {
        switch (signOn.withdraw(signing.call().version(), own.organisation().id())) {
            case WithdrawalOutcome.Withdrawn withdrawn -> Toasts.done(getTranslation("signon.withdraw.done"));
            case Refusal refusal -> Toasts.refused(refusal);
        }
        afterwards.run();
    }

    private void alreadySigned(SigningOutcome.AlreadySigned already, AnswerContent wanted) {
        var message = wanted.equals(AnswerContent.NONE) || wanted.equals(already.content())
                ? "signon.already-signed"
                : "signon.already-signed.otherwise";
        Toasts.refused(getTranslation(message, already.by(), TimeFormat.localAndUtc(already.at())));
    }
}
