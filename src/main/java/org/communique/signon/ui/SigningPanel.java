package org.communique.signon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.communique.screen.HtmlContent;
import org.communique.screen.KeyedChildren;
import org.communique.screen.TextFingerprint;
import org.communique.screen.TimeFormat;
import org.communique.signon.CallSummary;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SigningDetails;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionHtmlRenderer;
import org.jspecify.annotations.Nullable;

/** The exact text of a call, and below it each organisation that the member may sign it for. */
class SigningPanel extends Div {

    private final Clock clock;
    private final Paragraph until = new Paragraph();
    private final Paragraph exact = new Paragraph();
    private final KeyedChildren<Shown, OwnParticipationPanel> organisations;

    private @Nullable Object timing;

    /**
     * One organisation, drawn again when something about it is another.
     *
     * @param signing with that organisation alone
     */
    private record Shown(SigningDetails signing, boolean open) {}

    SigningPanel(
            SignOnService signOn,
            VersionComparisonService versionComparisonService,
            VersionHtmlRenderer html,
            SigningDetails details,
            Clock clock) {
        this.clock = clock;
        addClassName("signing");
        until.addClassName("next-step");
        var list = new Div();
        list.setId("sign");
        organisations = new KeyedChildren<>(
                list,
                shown -> new OwnParticipationPanel(
                        signOn,
                        versionComparisonService,
                        shown.signing(),
                        shown.open(),
                        () -> signOn.details(details.call().statement()).ifPresent(this::show)));
        add(new Div(until, exactText(details, html)), list);
        show(details);
    }

    /** Nothing is sent to the browser unless it says something else: the moment would tell that others have answered. */
    void show(SigningDetails details) {
        var call = details.call();
        var now = clock.instant();
        var open = call.takesSignatures(now);
        var wish = open && call.askedBy() instanceof Instant date && now.isBefore(date) ? date : null;
        var timingNow = Arrays.asList(call, open, wish);
        if (!timingNow.equals(timing)) {
            timing = timingNow;
            until.setText(until(call, open, wish));
            exact.setText(getTranslation(
                    open ? "signon.exact" : "signon.exact.over", call.version().number()));
        }
        organisations.show(details.own().stream()
                .map(own -> new Shown(new SigningDetails(call, details.text(), List.of(own)), open))
                .toList());
    }

    private Component exactText(SigningDetails details, VersionHtmlRenderer html) {
        var call = details.call();
        var number = call.version().number();
        exact.addClassNames("fingerprint", "meta");
        var panel = new Div(
                exact,
                new HtmlContent(html.of(details.text()), details.text().language()),
                new TextFingerprint(
                        getTranslation("screen.hash", number), call.hash().value()));
        panel.addClassName("text-panel");
        return panel;
    }

    private String until(CallSummary call, boolean open, @Nullable Instant wish) {
        var deadline = TimeFormat.localAndUtc(call.deadline());
        if (wish != null) {
            return getTranslation(
                    "signon.wish", TimeFormat.distance(clock.instant(), wish), TimeFormat.localAndUtc(wish), deadline);
        }
        if (open) {
            return getTranslation("signon.board.ends", TimeFormat.distance(clock.instant(), call.deadline()), deadline);
        }
        return call.withdrawalReason() != null
                ? getTranslation("signon.text-withdrawn")
                : getTranslation("signon.over", TimeFormat.localAndUtc(call.end()));
    }
}
