package org.communique.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.stream.Collectors;
import org.communique.screen.Badge;
import org.communique.screen.KeyedChildren;
import org.communique.screen.TimeFormat;
import org.communique.statement.VersionId;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.ReviewerStatus;
import org.communique.workflow.review.StageDetails;

/** Who is asked on a stage: each one's verdict and comment, or that the stage waits for it. */
class ReviewerList extends UnorderedList {

    private final KeyedChildren<Shown, ListItem> items = new KeyedChildren<>(this, this::item);

    /** What is said of one reviewer: drawn again when that is something else. */
    private record Shown(ReviewerStatus reviewer, VersionId version, boolean open, boolean carriedOver) {}

    ReviewerList(StageDetails details) {
        addClassName("item-list");
        show(details);
    }

    void show(StageDetails details) {
        var stage = details.stage();
        items.show(details.reviewers().stream()
                .map(reviewer -> new Shown(
                        reviewer,
                        stage.version(),
                        stage.open(),
                        reviewer.decision() != null && stage.isCarriedOver(reviewer.decision())))
                .toList());
    }

    private ListItem item(Shown shown) {
        var reviewerStatus = shown.reviewer();
        var name = new Span(reviewerStatus.name());
        name.addClassName("item-name");
        var organisation = new Span(reviewerStatus.organisation());
        organisation.addClassName("meta");
        var line = new Div(name, organisation);
        line.addClassName("card-line");
        if (reviewerStatus.standsInFor() != null) {
            line.add(meta(getTranslation("workflow.review.stands-in", reviewerStatus.standsInFor())));
        }
        var item = new ListItem(line);
        var decision = reviewerStatus.decision();
        if (decision == null) {
            if (reviewerStatus.mail() != null && reviewerStatus.mail().isFailing()) {
                line.add(new Badge(getTranslation("workflow.review.mail-failed"), Badge.Tone.WARNING));
            }
            line.add(new Badge(
                    getTranslation(shown.open() ? "workflow.review.awaited" : "workflow.review.no-answer"),
                    Badge.Tone.NEUTRAL));
            return item;
        }
        line.add(tag(decision.verdict()), meta(TimeFormat.local(decision.at())));
        if (!decision.paragraphs().isEmpty() || !decision.version().equals(shown.version())) {
            line.add(meta(text(decision)));
        }
        if (decision.withdrawn()) {
            line.add(new Badge(getTranslation("workflow.review.withdrawn"), Badge.Tone.NEUTRAL));
        }
        if (shown.carriedOver()) {
            line.add(new Badge(getTranslation("workflow.review.carried-over.tag"), Badge.Tone.NEUTRAL));
        }
        if (!reviewerStatus.comment().isEmpty()) {
            var comment = new Paragraph(reviewerStatus.comment());
            comment.addClassName("comment");
            comment.getElement().setAttribute("dir", "auto");
            item.add(comment);
        }
        if (reviewerStatus.lacksComment()) {
            item.add(meta(getTranslation("workflow.review.comment-missing")));
        }
        return item;
    }

    /** Which text the verdict was given on, where it is not all that the stage is about. */
    private static String text(Decision decision) {
        var paragraphs =
                decision.paragraphs().stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
        return I18NProvider.translate(
                paragraphs.isEmpty() ? "workflow.review.given-on" : "workflow.review.given-on.paragraphs",
                decision.version().number(),
                paragraphs);
    }

    private static Span meta(String text) {
        var span = new Span(text);
        span.addClassName("meta");
        return span;
    }

    static Badge tag(Verdict verdict) {
        return new Badge(
                I18NProvider.translate("workflow.verdict." + verdict + ".given"),
                switch (verdict) {
                    case APPROVE, APPROVE_WITH_COMMENTS, TACIT_APPROVAL -> Badge.Tone.GOOD;
                    case REQUEST_CHANGES -> Badge.Tone.WARNING;
                    case OBJECT -> Badge.Tone.BAD;
                    case ABSTAIN, RECUSE -> Badge.Tone.NEUTRAL;
                });
    }
}
