package org.communique.signon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Optional;
import org.communique.screen.HtmlContent;
import org.communique.screen.TimeFormat;
import org.communique.signon.ParticipationState;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SigningDetails;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionHtmlRenderer;

/** The exact text of a call, and below it each organisation that the member may sign it for. */
class SigningPanel extends Div {

    private final SignOnService signOn;
    private final VersionComparisonService versionComparisonService;
    private final VersionHtmlRenderer html;
    private final Clock clock;
    private final Div organisations = new Div();

    SigningPanel(
            SignOnService signOn,
            VersionComparisonService versionComparisonService,
            VersionHtmlRenderer html,
            SigningDetails details,
            Clock clock) {
        this.signOn = signOn;
        this.versionComparisonService = versionComparisonService;
        this.html = html;
        this.clock = clock;
        addClassName("signing");
        organisations.setId("sign");
        add(exactText(details), organisations);
        noteOpened(details);
        show(details);
    }

    /** For coordinators, who have the board before it: the organisations of theirs that have not answered. */
    Optional<Component> reminder(SigningDetails details) {
        var names = details.own().stream()
                .filter(own -> own.state().isUnanswered())
                .map(own -> own.organisation().displayName())
                .toList();
        if (names.isEmpty() || !details.call().takesSignatures(clock.instant())) {
            return Optional.empty();
        }
        var reminder = new Div(
                new Span(getTranslation("signon.own.unanswered", names.size(), String.join(", ", names))),
                new Button(getTranslation("signon.own.unanswered.go"), click -> scrollIntoView()));
        reminder.addClassName("next-step");
        return Optional.of(reminder);
    }

    private void noteOpened(SigningDetails details) {
        details.own().stream()
                .filter(own -> own.mandate() != null && own.state() == ParticipationState.INVITED)
                .forEach(own -> signOn.opened(
                        details.call().version(), own.organisation().id()));
    }

    private void show(SigningDetails details) {
        organisations.removeAll();
        details.own()
                .forEach(own -> organisations.add(new OwnParticipationPanel(
                        signOn,
                        versionComparisonService,
                        details,
                        own,
                        clock.instant(),
                        () -> signOn.details(details.call().statement()).ifPresent(this::show))));
    }

    private Component exactText(SigningDetails details) {
        var call = details.call();
        var hash = new Code(call.hash().value());
        hash.addClassName("hash");
        var fingerprint = new Div(
                new Span(getTranslation("signon.exact", call.version().number())),
                new Span(getTranslation("signon.exact.hash")),
                hash);
        fingerprint.addClassName("fingerprint");
        var until = new Paragraph(
                call.takesSignatures(clock.instant())
                        ? getTranslation(
                                "signon.board.ends",
                                TimeFormat.distance(clock.instant(), call.deadline()),
                                TimeFormat.localAndUtc(call.deadline()))
                        : call.withdrawalReason() != null
                                ? getTranslation("signon.text-withdrawn")
                                : getTranslation("signon.over", TimeFormat.localAndUtc(call.end())));
        until.addClassName("next-step");
        var wish = call.askedBy();
        if (wish != null && clock.instant().isBefore(wish)) {
            until.setText(getTranslation(
                    "signon.wish",
                    TimeFormat.distance(clock.instant(), wish),
                    TimeFormat.localAndUtc(wish),
                    TimeFormat.localAndUtc(call.deadline())));
        }
        var panel = new Div(
                fingerprint,
                new HtmlContent(html.of(details.text()), details.text().language()));
        panel.addClassName("text-panel");
        return new Div(until, panel);
    }
}
