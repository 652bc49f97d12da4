package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.RoundOutcome;
import org.communique.amendment.RoundService;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.refusal.Refusal;
import org.communique.screen.DeadlineField;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.jspecify.annotations.Nullable;

/** What a round's rules are and until when it is open; coordinators change that. */
class RoundPanel extends Div {

    private final RoundService rounds;
    private final Directory directory;
    private final Clock clock;
    private final boolean coordinate;
    private final Runnable changed;
    private @Nullable AmendmentRound shown;
    private boolean shownOpen;

    RoundPanel(RoundService rounds, Directory directory, Clock clock, boolean coordinate, Runnable changed) {
        this.rounds = rounds;
        this.directory = directory;
        this.clock = clock;
        this.coordinate = coordinate;
        this.changed = changed;
        addClassName("round");
    }

    void show(AmendmentRound round) {
        var open = round.isOpen(clock.instant());
        if (round.equals(shown) && open == shownOpen) {
            return;
        }
        shown = round;
        shownOpen = open;
        removeAll();
        add(line(state(round, open), "item-name"));
        if (open) {
            addRules(round);
            if (coordinate) {
                addControls(round);
            }
        }
    }

    private static String state(AmendmentRound round, boolean open) {
        if (!open) {
            Instant since = round.closedAt() == null ? round.deadline() : round.closedAt();
            return text("round.closed", TimeFormat.localAndUtc(since));
        }
        return round.requestedBy() == null
                ? text("round.open", TimeFormat.localAndUtc(round.deadline()))
                : text(
                        "round.requested",
                        TimeFormat.localAndUtc(round.requestedBy()),
                        TimeFormat.localAndUtc(round.deadline()));
    }

    private void addRules(AmendmentRound round) {
        if (!round.proposers().isEmpty()) {
            add(line(text("round.proposers", namesOf(round.proposers())), "meta"));
        }
        if (round.supportersAsked() > 0) {
            add(line(text("round.supporters", round.supportersAsked()), "meta"));
        }
        if (round.mostEach() instanceof Integer most) {
            add(line(text("round.most", most), "meta"));
        }
        if (round.visibility() == Visibility.WHEN_CLOSED) {
            add(line(text("round.hidden"), "meta"));
        }
    }

    private String namesOf(Set<OrganisationId> organisations) {
        return directory.organisations(organisations).values().stream()
                .sorted(Directory.BY_DISPLAY_NAME)
                .map(Organisation::displayName)
                .collect(Collectors.joining(", "));
    }

    private static Span line(String text, String className) {
        var line = new Span(text);
        line.addClassName(className);
        return line;
    }

    private void addControls(AmendmentRound round) {
        var row = new Div(small("deadline", () -> changeDeadline(round)), small("close", () -> confirmClosing(round)));
        row.addClassName("acts");
        add(row);
    }

    private static Button small(String key, Runnable press) {
        var button = new Button(text(key), click -> press.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void changeDeadline(AmendmentRound round) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(text("deadline"));
        var field = new DeadlineField(text("open.deadline"), clock.instant(), round.deadline());
        dialog.add(field);
        var change = new Button(text("deadline"), click -> {
            if (!Toasts.isUnfinished(dialog) && !Toasts.isMissing(field, "screen.deadline.missing")) {
                field.deadline().ifPresent(deadline -> {
                    var requestedBy = round.requestedBy();
                    var kept = requestedBy != null && requestedBy.isAfter(deadline) ? null : requestedBy;
                    if (said(rounds.setDeadline(round.id(), kept, deadline), "deadline.changed")) {
                        dialog.close();
                    }
                });
            }
        });
        change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("screen.cancel"), click -> dialog.close()), change);
        dialog.open();
    }

    private void confirmClosing(AmendmentRound round) {
        Question.askIrrevocable(
                text("close"), text("close.text"), text("close"), () -> said(rounds.close(round.id()), "closed"));
    }

    private boolean said(RoundOutcome outcome, String key) {
        switch (outcome) {
            case RoundOutcome.Done(var round) -> {
                Toasts.done(text(key, TimeFormat.localAndUtc(round.deadline())));
                changed.run();
            }
            case RoundOutcome.InvalidDeadline refusal -> Toasts.refused(refusal);
            case Refusal refusal -> {
                Toasts.refused(refusal);
                changed.run();
            }
        }
        return outcome instanceof RoundOutcome.Done;
    }
}
