package org.communique.signon.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Optional;
import org.communique.coalition.Mandate;
import org.communique.screen.FileLink;
import org.communique.screen.Notices;
import org.communique.screen.Tag;
import org.communique.screen.Times;
import org.communique.signon.Channel;
import org.communique.signon.DecidingOutcome;
import org.communique.signon.DecliningOutcome;
import org.communique.signon.OwnParticipation;
import org.communique.signon.OwnWords;
import org.communique.signon.ParticipationState;
import org.communique.signon.Refusal;
import org.communique.signon.Sign;
import org.communique.signon.SignOnService;
import org.communique.signon.SigningOutcome;
import org.communique.signon.SigningSheet;
import org.communique.signon.WithdrawalOutcome;
import org.communique.statement.Changes;
import org.communique.statement.VersionSummary;
import org.communique.statement.ui.ComparisonPanel;
import org.jspecify.annotations.Nullable;

/** Where one organisation stands, and what the member can do for it. */
class OwnPanel extends Div {

    private final SignOnService signOn;
    private final Changes changes;
    private final SigningSheet sheet;
    private final OwnParticipation own;
    private final Runnable afterwards;

    OwnPanel(
            SignOnService signOn,
            Changes changes,
            SigningSheet sheet,
            OwnParticipation own,
            Instant now,
            Runnable afterwards) {
        this.signOn = signOn;
        this.changes = changes;
        this.sheet = sheet;
        this.own = own;
        this.afterwards = afterwards;
        addClassName("panel");
        var title = new Div(
                new H3(own.organisation().officialName()),
                new Tag(Labels.state(own.state()), Labels.tone(own.state())));
        title.addClassName("card-line");
        add(title);
        if (own.earlier() != null) {
            add(changes(own.earlier()));
        }
        showPending();
        showAnswer();
        if (own.mandate() == null) {
            add(new Paragraph(getTranslation("signon.no-mandate")));
        } else if (sheet.call().takesSignatures(now)) {
            add(new Paragraph(mandate(own.mandate())), actions());
        }
    }

    private Component changes(VersionSummary earlier) {
        int before = earlier.number();
        int now = sheet.text().number();
        var details = new Details(
                getTranslation("signon.earlier.changes", before, now),
                new ComparisonPanel(changes, earlier, sheet.text()));
        details.setWidthFull();
        return new Div(new Paragraph(getTranslation("signon.earlier", before, now)), details);
    }

    private void showPending() {
        if (own.pending() != null) {
            var pending = new Paragraph(getTranslation(
                    own.pending().consent() == null ? "signon.own.pending" : "signon.own.pending.recorded",
                    own.pending().by(),
                    Times.localAndUtc(own.pending().at()),
                    own.pending().handedOver().name()));
            pending.addClassName("handed-over");
            add(pending);
        }
    }

    private void showAnswer() {
        if (own.at() == null || own.state() == ParticipationState.OPENED) {
            return;
        }
        if (own.decidingUntil() != null) {
            add(new Paragraph(getTranslation(
                    "signon.own.DECIDING",
                    own.decidingUntil().toString(),
                    Optional.ofNullable(own.by()).orElse(""))));
            return;
        }
        add(new Paragraph(getTranslation(
                "signon.own." + own.state(),
                Times.localAndUtc(own.at()),
                Optional.ofNullable(own.by()).orElse(""),
                sheet.call().version().number(),
                sheet.call().hash().brief())));
        if (own.consent() != null) {
            add(new Paragraph(getTranslation(
                    "signon.own.recorded",
                    own.consent().recordedBy(),
                    Labels.channel(own.consent().channel()),
                    own.consent().evidence())));
            var file = own.consent().file();
            if (file != null && own.mandate() != null) {
                add(new Paragraph(new FileLink(
                        file.name(),
                        file.name(),
                        () -> signOn.evidence(
                                        sheet.call().version(),
                                        own.organisation().id())
                                .orElseThrow()
                                .content())));
            }
        }
        if (own.handedOver() != null) {
            add(new Paragraph(
                    getTranslation("signon.handed-over", own.handedOver().name())));
        }
        if (own.reservation() != null) {
            var words = new Paragraph(own.reservation());
            words.addClassName("own-words");
            words.getElement().setAttribute("dir", "auto");
            add(words);
        }
        if (own.mandate() != null && (own.state().isSigned() || own.state() == ParticipationState.WITHDRAWN)) {
            add(receipt());
        }
    }

    private Anchor receipt() {
        var version = sheet.call().version();
        var handler = DownloadHandler.fromInputStream(request -> {
            byte[] file = signOn.receipt(version, own.organisation().id())
                    .orElseThrow()
                    .getBytes(UTF_8);
            return new DownloadResponse(
                    new ByteArrayInputStream(file),
                    "receipt-" + version.value() + ".txt",
                    "text/plain;charset=UTF-8",
                    file.length);
        });
        return new Anchor(handler, getTranslation("signon.receipt"));
    }

    private String mandate(Mandate mandate) {
        var limited = mandate.only().isEmpty() ? "" : " " + getTranslation("signon.mandate.limited");
        return dated(mandate) + limited;
    }

    private String dated(Mandate mandate) {
        return mandate.until() == null
                ? getTranslation("signon.mandate", mandate.from().toString(), mandate.evidence())
                : getTranslation(
                        "signon.mandate.until",
                        mandate.from().toString(),
                        mandate.until().toString(),
                        mandate.evidence());
    }

    private Div actions() {
        var actions = new Div();
        actions.addClassName("toolbar");
        if (own.state().isSigned()) {
            var correction = own.consent() != null && own.consent().channel() != Channel.INVITATION;
            actions.add(button(
                    correction ? "signon.correct" : "signon.withdraw", ActDialog.Words.NONE, words -> withdraw()));
            return actions;
        }
        if (own.pending() != null) {
            actions.add(button("signon.withdraw-pending", ActDialog.Words.NONE, words -> withdraw()));
        }
        var sign = button("signon.sign", ActDialog.Words.NONE, words -> sign(null));
        sign.addThemeVariants(ButtonVariant.PRIMARY);
        var reserve = new Button(
                getTranslation("signon.sign-reserved"),
                click -> dialog("signon.sign-reserved", ActDialog.Words.REQUIRED, this::sign)
                        .naming(signOn.passages(sheet.call().statement()))
                        .open());
        actions.add(sign, reserve);
        if (own.state() != ParticipationState.DECLINED) {
            actions.add(new Button(getTranslation("signon.deciding"), click -> decideLater()));
            actions.add(button("signon.decline", ActDialog.Words.OPTIONAL, this::decline));
        }
        return actions;
    }

    private Button button(String key, ActDialog.Words words, ActDialog.Act act) {
        return new Button(getTranslation(key), click -> dialog(key, words, act).open());
    }

    private ActDialog dialog(String key, ActDialog.Words words, ActDialog.Act act) {
        return new ActDialog(key, words, own.organisation(), sheet.call(), act);
    }

    private void sign(@Nullable OwnWords reservation) {
        var sign = new Sign(
                sheet.call().version(), own.organisation().id(), sheet.call().hash(), reservation);
        switch (signOn.sign(sign)) {
            case SigningOutcome.Signed signed -> Notices.done(getTranslation("signon.sign.done"));
            case SigningOutcome.Suspended(var handOver) ->
                Notices.done(getTranslation("signon.sign.suspended", handOver.name()));
            case SigningOutcome.AlreadySigned already -> alreadySigned(already, reservation);
            case Refusal refusal -> refused(refusal);
        }
        afterwards.run();
    }

    private void decline(@Nullable OwnWords reason) {
        switch (signOn.decline(sheet.call().version(), own.organisation().id(), reason)) {
            case DecliningOutcome.Declined declined -> Notices.done(getTranslation("signon.decline.done"));
            case SigningOutcome.AlreadySigned already -> alreadySigned(already, null);
            case Refusal refusal -> refused(refusal);
        }
        afterwards.run();
    }

    private void decideLater() {
        new DecidingDialog(sheet.call().deadline(), day -> {
                    switch (signOn.decideUntil(
                            sheet.call().version(), own.organisation().id(), day)) {
                        case DecidingOutcome.Noted _ ->
                            Notices.done(getTranslation("signon.deciding.done", day.toString()));
                        case DecidingOutcome.Answered(var state) ->
                            Notices.refused(getTranslation("signon.deciding.answered", Labels.state(state)));
                        case Refusal refusal -> refused(refusal);
                    }
                    afterwards.run();
                })
                .open();
    }

    private void withdraw() {
        switch (signOn.withdraw(sheet.call().version(), own.organisation().id())) {
            case WithdrawalOutcome.Withdrawn withdrawn -> Notices.done(getTranslation("signon.withdraw.done"));
            case WithdrawalOutcome.NotSigned notSigned -> Notices.refused(getTranslation("signon.withdraw.not-signed"));
            case Refusal refusal -> refused(refusal);
        }
        afterwards.run();
    }

    private void alreadySigned(SigningOutcome.AlreadySigned already, @Nullable OwnWords wanted) {
        var message = wanted == null || wanted.value().equals(already.reservation())
                ? "signon.already-signed"
                : "signon.already-signed.otherwise";
        Notices.refused(getTranslation(message, already.by(), Times.localAndUtc(already.at())));
    }

    private void refused(Refusal refusal) {
        Notices.refused(
                switch (refusal) {
                    case Refusal.NoMandate none -> getTranslation("signon.refusal.no-mandate");
                    case Refusal.NotInvited not -> getTranslation("signon.refusal.not-invited");
                    case Refusal.OtherText other -> getTranslation("signon.refusal.other-text");
                    case Refusal.CallClosed closed -> getTranslation("signon.refusal.closed");
                    case Refusal.DeadlinePassed passed ->
                        getTranslation("signon.refusal.deadline", Times.localAndUtc(passed.deadline()));
                    case Refusal.TooManyActs(int limit, var again) ->
                        getTranslation("signon.refusal.too-many-acts", limit, Times.localAndUtc(again));
                    case Refusal.ActsUsedUp(int limit) -> getTranslation("signon.refusal.acts-used-up", limit);
                    case Refusal.DayOutOfRange(var last) -> getTranslation("signon.deciding.invalid", last.toString());
                });
    }
}
