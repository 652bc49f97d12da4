package org.communique.comment;

import java.util.Objects;
import org.communique.statement.StatementEvent.VersionFrozen;
import org.communique.statement.draft.DraftAnchor;
import org.communique.statement.draft.DraftQuotations;
import org.communique.text.comparison.Quotation;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Quotes the words of a draft's comments once more when it is frozen, so that the version shows the comments at their words even where
 * these were changed. Where that fails they are looked for by the older quotation.
 */
@Component
class FrozenDraftListener {

    private static final Logger LOG = LoggerFactory.getLogger(FrozenDraftListener.class);

    private final Comments comments;
    private final DraftQuotations draftQuotations;
    private final HeavyWorkExecutor heavyWorkExecutor;

    FrozenDraftListener(Comments comments, DraftQuotations draftQuotations, HeavyWorkExecutor heavyWorkExecutor) {
        this.comments = comments;
        this.draftQuotations = draftQuotations;
        this.heavyWorkExecutor = heavyWorkExecutor;
    }

    @EventListener
    void on(VersionFrozen event) {
        try {
            quoteAgain(event);
        } catch (RuntimeException e) {
            LOG.warn("The comments on the draft of {} keep their older quotations", event.version(), e);
        }
    }

    private void quoteAgain(VersionFrozen event) {
        var anchored = comments.on(event.version()).stream()
                .filter(comment -> comment.anchor() != null)
                .toList();
        if (anchored.isEmpty()) {
            return;
        }
        var anchors = anchored.stream()
                .map(comment -> Objects.requireNonNull(comment.anchor()))
                .toList();
        var quotations = heavyWorkExecutor.run(
                WorkKind.DRAFT, event.by().value(), () -> draftQuotations.of(event.statement(), anchors));
        for (var comment : anchored) {
            DraftAnchor anchor = comment.anchor();
            var now = anchor == null ? null : quotations.get(anchor);
            if (now != null && !now.equals(comment.quotation()) && fits(comment, now)) {
                comments.quote(comment.id(), now);
            }
        }
    }

    /** A suggestion replaces the words for which it was made, and no others. */
    private static boolean fits(Comment comment, Quotation now) {
        return now.exact().length() <= WriteComment.LONGEST_QUOTE
                && (comment.suggestion() == null
                        || now.exact().equals(comment.quotation().exact()));
    }
}
