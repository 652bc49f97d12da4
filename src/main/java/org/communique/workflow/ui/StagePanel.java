package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.screen.Tag;
import org.communique.screen.Times;
import org.communique.workflow.Attention;
import org.communique.workflow.Policy;
import org.communique.workflow.Seat;
import org.communique.workflow.Stage;
import org.communique.workflow.StageSheet;

/** An open stage: about which text, what it takes, until when, who decided and who is awaited. */
class StagePanel extends Section {

    StagePanel(StageSheet sheet, Instant now) {
        var stage = sheet.stage();
        addClassNames("panel", "stage");
        add(
                title(sheet),
                deadline(stage, now),
                meta(getTranslation(
                        "workflow.review.text",
                        stage.version().number(),
                        stage.hash().brief())),
                meta(rule(stage.policy())),
                new Seats(sheet));
        var awaited = sheet.seats().stream()
                .filter(seat -> stage.awaited().stream()
                        .anyMatch(reviewer -> reviewer.member().equals(seat.member())))
                .map(Seat::name)
                .collect(Collectors.joining(", "));
        if (!awaited.isEmpty()) {
            add(new Paragraph(getTranslation("workflow.review.waits-for", awaited)));
        }
        if (stage.lacksReviewers()) {
            add(new Paragraph(getTranslation(
                    "workflow.review.lacks-reviewers", stage.policy().needed(stage.votes()), stage.votes())));
        } else if (stage.attention() == Attention.CASTING_VOTE || stage.attention() == Attention.SILENCE_UNPROVEN) {
            add(new Paragraph(getTranslation("workflow.review.attention." + stage.attention())));
        }
    }

    private String rule(Policy policy) {
        var key = "workflow.review.rule." + policy.rule();
        var rule = getTranslation(key, policy.needed());
        var vote = policy.vote() == Policy.Vote.ORGANISATION ? getTranslation("workflow.review.rule.ORGANISATION") : "";
        var changes = policy.rule().counts() ? getTranslation("workflow.review.rule.changes." + policy.changes()) : "";
        var casting = policy.castingVote() ? getTranslation("workflow.review.rule.casting") : "";
        return Stream.of(rule, vote, changes, casting)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private Component title(StageSheet sheet) {
        var stage = sheet.stage();
        var count = stage.policy().rule().counts()
                ? getTranslation(
                        "workflow.review.approved",
                        stage.approvals(),
                        stage.policy().needed(stage.votes()))
                : getTranslation(
                        "workflow.review.awaited.count", stage.awaited().size());
        return line(new H3(sheet.stage().name()), new Tag(count, Tag.Tone.ACTIVE));
    }

    private Component deadline(Stage stage, Instant now) {
        var overdue = stage.deadline().isBefore(now);
        var distance = new Tag(
                getTranslation(
                        overdue ? "workflow.review.overdue" : "workflow.review.due",
                        Times.distance(now, stage.deadline())),
                overdue ? Tag.Tone.BAD : Tag.Tone.NEUTRAL);
        return line(distance, meta(Times.localAndUtc(stage.deadline())));
    }

    private static Div line(Component... parts) {
        var line = new Div(parts);
        line.addClassName("card-line");
        return line;
    }

    private static Span meta(String text) {
        var span = new Span(text);
        span.addClassName("meta");
        return span;
    }
}
