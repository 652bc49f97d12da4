package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.EmptyState;
import org.communique.screen.Toasts;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome.AmendmentsAwaited;
import org.communique.workflow.progress.ProgressService;

/** Says where a statement is of which nothing is reviewed now. */
final class ReviewState {

    private ReviewState() {}

    /** @param edits whether the reader can write in the draft */
    static Component of(Statement statement, boolean edits, DraftService drafts, ProgressService progress) {
        if (statement.phase() == Phase.DRAFTING
                && drafts.amendmentObstacle(statement.id()).orElse(null) instanceof AmendmentsAwaited awaited) {
            return new EmptyState(
                    I18NProvider.translate("workflow.review.state.amendments"),
                    Toasts.text(awaited),
                    link(statement, "amendments", "workflow.review.to-amendments"));
        }
        var phase =
                statement.frozen().versions() == 0 ? "none" : statement.phase().name();
        var draft = link(statement, "draft", "workflow.review.to-draft");
        draft.setVisible(edits && statement.phase() == Phase.DRAFTING);
        return new EmptyState(
                I18NProvider.translate("workflow.review.state." + phase, statement.submittedVersions()),
                I18NProvider.translate(
                        "workflow.review.advice." + phase + (edits && phase.equals("DRAFTING") ? ".yours" : ""),
                        phase.equals("DRAFTING") ? progress.reopeningReason(statement) : statement.submittedVersions()),
                draft);
    }

    private static Anchor link(Statement statement, String screen, String key) {
        var link = new Anchor("statements/" + statement.id().value() + "/" + screen, I18NProvider.translate(key));
        link.addClassName("button");
        return link;
    }
}
