package org.communique.workflow.ui;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.mail.ui.MailStatusText;
import org.communique.screen.Badge;
import org.communique.screen.KeyedChildren;
import org.communique.screen.TimeFormat;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.stage.ApprovalPolicy;
import org.communique.workflow.stage.ApprovalPolicy.VotingUnit;
import org.communique.workflow.stage.AttentionReason;
import org.communique.workflow.stage.Stage;
import org.jspecify.annotations.Nullable;

/** An open stage: about which text, what it takes, until when, who decided and for whom it waits. Forms come after that. */
class StagePanel extends Section {

    private final Div facts = new Div();
    private final NativeDetails more = new NativeDetails(getTranslation("screen.details"));
    private final KeyedChildren<Object, Component> parts = new KeyedChildren<>(this);
    private @Nullable StageDetails shown;
    private Optional<String> decidedBefore = Optional.empty();
    private @Nullable ReviewerList reviewers;

    StagePanel(String name) {
        setAriaLabel(name);
        addClassNames("panel", "stage");
        facts.addClassName("stage-facts");
        more.addClassName("meta");
        getElement().setAttribute("tabindex", "-1");
    }

    /**
     * Leaves the forms as they are, and the focus.
     *
     * @param before  an earlier stage of the same version, if the reader decided on one
     * @param decided what the reader decided, if it is shown
     * @param forms   for what the reader can do now
     */
    void show(
            StageDetails details,
            Optional<String> before,
            Instant now,
            Optional<Decision> decided,
            Function<Decision, RecordedDecisionPanel> recorded,
            Supplier<SequencedMap<Object, Supplier<Component>>> forms) {
        if (details.equals(shown) && before.equals(decidedBefore)) {
            return;
        }
        shown = details;
        decidedBefore = before;
        facts.removeAll();
        var stage = details.stage();
        facts.add(title(details));
        before.map(name -> getTranslation("workflow.review.after", name, stage.name()))
                .map(Paragraph::new)
                .ifPresent(facts::add);
        facts.add(deadline(stage, now), reviewers(details));
        more.setContent(more(details));
        if (stage.lacksReviewers()) {
            facts.add(new Paragraph(getTranslation(
                    "workflow.review.lacks-reviewers", stage.policy().needed(stage.votes()), stage.votes())));
        } else if (stage.attention() == AttentionReason.CASTING_VOTE
                || stage.attention() == AttentionReason.SILENCE_UNPROVEN) {
            facts.add(new Paragraph(getTranslation("workflow.review.attention." + stage.attention())));
        }
        var wanted = new LinkedHashMap<Object, Supplier<Component>>();
        wanted.put(facts, () -> facts);
        decided.ifPresent(decision -> wanted.put(decision, () -> recorded.apply(decision)));
        wanted.put(more, () -> more);
        wanted.putAll(forms.get());
        parts.show(wanted).forEach(part -> {
            if (part instanceof RecordedDecisionPanel own) {
                own.follow(details);
            } else if (part instanceof ReviewersForm reviewers) {
                reviewers.follow(stage);
            } else if (part instanceof DeadlineForm deadline) {
                deadline.follow(stage);
            }
        });
    }

    /** What it takes, about which exact text, and how the mails about it fared. */
    private Div more(StageDetails details) {
        var stage = details.stage();
        var hash = new Code(stage.hash().value());
        hash.addClassName("hash");
        var words = new Div(
                new Paragraph(rule(stage.policy())),
                new Paragraph(
                        new Text(getTranslation("screen.hash", stage.version().number()) + " "), hash));
        details.reviewers().stream()
                .filter(reviewer -> reviewer.mail() != null && reviewer.decision() == null)
                .forEach(reviewer -> words.add(new Paragraph(getTranslation(
                        "workflow.review.mail",
                        reviewer.name(),
                        MailStatusText.text(requireNonNull(reviewer.mail()))))));
        return words;
    }

    private ReviewerList reviewers(StageDetails details) {
        if (reviewers == null) {
            reviewers = new ReviewerList(details);
        } else {
            reviewers.show(details);
        }
        return reviewers;
    }

    private String rule(ApprovalPolicy approvalPolicy) {
        var key = "workflow.review.rule." + approvalPolicy.rule();
        var rule = getTranslation(key, approvalPolicy.needed());
        var vote = approvalPolicy.vote() == VotingUnit.ORGANISATION
                ? getTranslation("workflow.review.rule.ORGANISATION")
                : "";
        var changes = approvalPolicy.rule().counts()
                ? getTranslation("workflow.review.rule.changes." + approvalPolicy.changes())
                : "";
        var casting = approvalPolicy.castingVote() ? getTranslation("workflow.review.rule.casting") : "";
        return Stream.of(rule, vote, changes, casting)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private Component title(StageDetails details) {
        var stage = details.stage();
        var count = stage.policy().rule().counts()
                ? getTranslation(
                        "workflow.review.approved",
                        stage.approvals(),
                        stage.policy().needed(stage.votes()))
                : getTranslation(
                        "workflow.review.awaited.count", stage.awaited().size());
        return line(new H2(details.stage().name()), new Badge(count, Badge.Tone.ACTIVE));
    }

    private Component deadline(Stage stage, Instant now) {
        var overdue = stage.deadline().isBefore(now);
        var distance = new Badge(
                getTranslation(
                        overdue ? "workflow.review.overdue" : "workflow.review.due",
                        TimeFormat.distance(now, stage.deadline())),
                overdue ? Badge.Tone.BAD : Badge.Tone.NEUTRAL);
        return line(distance, meta(TimeFormat.localAndUtc(stage.deadline())));
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
