package org.communique.signon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import org.communique.screen.TextHtml;
import org.communique.screen.Times;
import org.communique.signon.ParticipationState;
import org.communique.signon.SignOnService;
import org.communique.signon.SigningSheet;
import org.communique.statement.Changes;
import org.communique.statement.VersionHtml;

/** The exact text of a call, and below it each organisation that the member may sign it for. */
class SigningPanel extends Div {

    private final SignOnService signOn;
    private final Changes changes;
    private final VersionHtml html;
    private final Clock clock;
    private final Div organisations = new Div();

    SigningPanel(SignOnService signOn, Changes changes, VersionHtml html, SigningSheet sheet, Clock clock) {
        this.signOn = signOn;
        this.changes = changes;
        this.html = html;
        this.clock = clock;
        addClassName("signing");
        organisations.setId("sign");
        add(exactText(sheet), organisations);
        noteOpened(sheet);
        show(sheet);
    }

    private void noteOpened(SigningSheet sheet) {
        sheet.own().stream()
                .filter(own -> own.mandate() != null && own.state() == ParticipationState.INVITED)
                .forEach(own ->
                        signOn.opened(sheet.call().version(), own.organisation().id()));
    }

    private void show(SigningSheet sheet) {
        organisations.removeAll();
        sheet.own()
                .forEach(own -> organisations.add(new OwnPanel(
                        signOn,
                        changes,
                        sheet,
                        own,
                        clock.instant(),
                        () -> signOn.sheet(sheet.call().statement()).ifPresent(this::show))));
    }

    private Component exactText(SigningSheet sheet) {
        var call = sheet.call();
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
                                Times.distance(clock.instant(), call.deadline()),
                                Times.localAndUtc(call.deadline()))
                        : call.takenBack() != null
                                ? getTranslation("signon.taken-back")
                                : getTranslation("signon.over", Times.localAndUtc(call.deadline())));
        until.addClassName("next-step");
        var wish = call.askedBy();
        if (wish != null && clock.instant().isBefore(wish)) {
            until.setText(getTranslation(
                    "signon.wish",
                    Times.distance(clock.instant(), wish),
                    Times.localAndUtc(wish),
                    Times.localAndUtc(call.deadline())));
        }
        var paper = new Div(
                fingerprint, new TextHtml(html.of(sheet.text()), sheet.text().language()));
        paper.addClassName("paper");
        return new Div(until, paper);
    }
}
