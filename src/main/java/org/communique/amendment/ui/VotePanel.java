package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import java.util.stream.Collectors;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.vote.AmendmentVote;
import org.communique.amendment.vote.AmendmentVote.Effect;
import org.communique.amendment.vote.AmendmentVote.Status;
import org.communique.amendment.vote.Ballot;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.ShownVote;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteResult;
import org.communique.amendment.vote.VotedAmendment;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.TimeFormat;

/** The vote on an amendment: until when it is open, the organisation's own vote, and the result. */
class VotePanel extends Div {

    private final AmendmentId amendment;
    private final ShownVote shown;
    private final AmendmentVote vote;
    private final DeskPermissions permissions;
    private final VoteActions actions;
    private final Runnable changed;
    private final BallotWordField word;

    VotePanel(
            AmendmentId amendment,
            ShownVote shown,
            DeskPermissions permissions,
            VoteActions actions,
            Runnable changed,
            BallotWordField word,
            Names names) {
        this.amendment = amendment;
        this.shown = shown;
        this.vote = shown.vote();
        this.permissions = permissions;
        this.actions = actions;
        this.changed = changed;
        this.word = word;
        addClassName("vote");
        addHead();
        if (vote.status() == Status.OPEN) {
            addOpen();
        } else {
            addResult(names);
        }
    }

    private void addHead() {
        var head = line(badge(), new Span(text("vote.number", vote.id().number())));
        vote.amendments().stream()
                .map(VotedAmendment::id)
                .filter(other -> !other.equals(amendment))
                .forEach(
                        other -> head.add(new Anchor(AmendmentCard.address(other), text("vote.with", other.number()))));
        add(head, meta(rule()));
    }

    private Badge badge() {
        var result = vote.result();
        if (result == null) {
            return new Badge(text("vote.state.OPEN"), Tone.ACTIVE);
        }
        return new Badge(text("vote.state." + result), result == VoteResult.ADOPTED ? Tone.GOOD : Tone.NEUTRAL);
    }

    private String rule() {
        var policy = text("vote.policy." + vote.policy());
        return vote.quorum() == 0 ? policy : policy + " · " + text("vote.quorum", vote.quorum());
    }

    private void addOpen() {
        add(meta(text("vote.until", TimeFormat.localAndUtc(vote.deadline()))));
        if (shown.voted() instanceof Integer voted) {
            add(meta(text("vote.voted", voted, vote.electorate().size())));
        }
        var own = shown.own();
        if (own != null) {
            add(meta(text("vote.own." + own.choice(), TimeFormat.local(own.at()))));
        } else if (!shown.canVote()) {
            add(meta(text("refusal.not-in-electorate")));
        }
        var acts = line();
        if (shown.canVote() && permissions.speak() && actions.takesBallots(vote)) {
            word.show(own);
            add(word);
            for (var choice : Choice.values()) {
                acts.add(choose(choice, own != null && own.choice() == choice));
            }
        }
        if (permissions.merge() && (vote.policy() != VotePolicy.SILENCE || !actions.takesBallots(vote))) {
            acts.add(small(text("vote.close"), () -> actions.confirmClosing(vote.id(), changed)));
        }
        add(acts);
    }

    private Button choose(Choice choice, boolean chosen) {
        var button = small(text("vote.choice." + choice), () -> {
            if (actions.cast(vote.id(), choice, word.getValue())) {
                changed.run();
            }
        });
        button.getElement().setAttribute("aria-pressed", Boolean.toString(chosen));
        if (chosen) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return button;
    }

    private void addResult(Names names) {
        var tally = Objects.requireNonNull(shown.tally());
        add(meta(text(
                "vote.tally",
                tally.yes(),
                tally.no(),
                tally.abstained(),
                vote.electorate().size())));
        if (vote.closedAt() != null) {
            add(meta(text("vote.closed.at", TimeFormat.localAndUtc(vote.closedAt()))));
        }
        for (var choice : Choice.values()) {
            var those = shown.ballots().stream()
                    .filter(ballot -> ballot.choice() == choice)
                    .map(Ballot::organisation)
                    .map(names::of)
                    .sorted(String.CASE_INSENSITIVE_ORDER)
                    .collect(Collectors.joining(", "));
            if (!those.isEmpty()) {
                add(meta(text("vote.those." + choice, those)));
            }
        }
        shown.ballots().stream().filter(ballot -> !ballot.word().isEmpty()).forEach(ballot -> add(said(ballot, names)));
        var effect = effect();
        if (vote.result() == VoteResult.ADOPTED && effect != Effect.ACCEPTED) {
            add(meta(text("vote.effect." + effect)));
        }
    }

    private static Paragraph said(Ballot ballot, Names names) {
        var words = new Paragraph(text("stand.word", names.of(ballot.organisation()), ballot.word()));
        words.addClassName("remark");
        words.getElement().setAttribute("dir", "auto");
        return words;
    }

    private Effect effect() {
        var effects = vote.effects();
        if (effects == null) {
            // The amendment is settled in a moment.
            return Effect.ACCEPTED;
        }
        int place = vote.amendments().stream().map(VotedAmendment::id).toList().indexOf(amendment);
        return effects.get(place);
    }

    private static Div line(Component... parts) {
        var line = new Div(parts);
        line.addClassName("card-line");
        return line;
    }

    private static Span meta(String text) {
        var meta = new Span(text);
        meta.addClassName("meta");
        return meta;
    }

    private static Button small(String label, Runnable press) {
        var button = new Button(label, click -> press.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
