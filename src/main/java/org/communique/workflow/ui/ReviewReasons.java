package org.communique.workflow.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.VersionId;
import org.communique.statement.ui.DraftMargin;
import org.communique.statement.ui.DraftMarginPart;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.ReviewerStatus;
import org.jspecify.annotations.Nullable;

/** Why reviewers did not approve the newest version as it is, next to the draft that is changed for it. */
class ReviewReasons implements DraftMarginPart {

    private record Reason(String name, Verdict verdict, String comment) {

        static @Nullable Reason of(ReviewerStatus status, VersionId version) {
            return status.decision() instanceof Decision decision
                            && decision.verdict().needsReason()
                            && decision.version().equals(version)
                            && !decision.withdrawn()
                            && !status.comment().isEmpty()
                    ? new Reason(status.name(), decision.verdict(), status.comment())
                    : null;
        }
    }

    private final ReviewService reviews;
    private final UnorderedList list = new UnorderedList();
    private final Details panel = new Details("", list);
    private List<Reason> shown = List.of();

    ReviewReasons(DraftMargin margin, ReviewService reviews) {
        this.reviews = reviews;
        list.addClassName("item-list");
        panel.addClassName("reasons");
        panel.setOpened(true);
        panel.setVisible(false);
        margin.add(panel);
    }

    @Override
    public void refresh(Statement statement) {
        var newest = statement.newestVersion();
        var reasons = statement.phase() == Phase.DRAFTING && newest != null ? reasons(newest) : List.<Reason>of();
        if (!reasons.equals(shown)) {
            shown = reasons;
            panel.setVisible(!reasons.isEmpty());
            panel.setSummaryText(
                    panel.getTranslation("workflow.reasons", statement.frozen().versions(), reasons.size()));
            list.removeAll();
            reasons.forEach(reason -> list.add(item(reason)));
        }
    }

    private List<Reason> reasons(VersionId version) {
        return reviews.stageDetails(version.statement()).stream()
                .flatMap(details -> details.reviewers().stream())
                .<Reason>mapMulti((status, reasons) -> {
                    var reason = Reason.of(status, version);
                    if (reason != null) {
                        reasons.accept(reason);
                    }
                })
                .distinct()
                .toList();
    }

    private static ListItem item(Reason reason) {
        var name = new Span(reason.name());
        name.addClassName("item-name");
        name.getElement().setAttribute("dir", "auto");
        var line = new Div(name, ReviewerList.tag(reason.verdict()));
        line.addClassName("card-line");
        var comment = new Paragraph(reason.comment());
        comment.addClassName("remark");
        comment.getElement().setAttribute("dir", "auto");
        return new ListItem(line, comment);
    }
}
