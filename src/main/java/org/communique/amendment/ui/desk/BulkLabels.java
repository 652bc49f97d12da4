package org.communique.amendment.ui.desk;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Collection;
import java.util.stream.Collectors;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.desk.ForeseenOutcome;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;

/** What comes of settling one of several amendments, in words. */
final class BulkLabels {

    private BulkLabels() {}

    static String text(String key, Object... arguments) {
        return I18NProvider.translate("amendment." + key, arguments);
    }

    static String foreseen(ForeseenOutcome foreseen, boolean accept) {
        if (!foreseen.takenFirst().isEmpty()) {
            return text("bulk.taken-first", foreseen.takenFirst().size(), numbers(foreseen.takenFirst()));
        }
        return foreseen.obstacle() == null
                ? text(accept ? "bulk.will-apply" : "bulk.will-be-rejected")
                : refused(foreseen.obstacle());
    }

    static String result(MergeOutcome outcome) {
        return switch (outcome) {
            case MergeOutcome.Done(var amendment) -> text("state." + amendment.state());
            case Refusal refusal -> refused(refusal);
        };
    }

    private static String refused(Refusal refusal) {
        return switch (refusal) {
            case MergeOutcome.DoesNotApply(CollidesWithAccepted(var others)) ->
                text("standing.accepted", others.size(), numbers(others));
            case MergeOutcome.DoesNotApply(Falls(var adopted)) ->
                text("standing.falls", adopted.size(), numbers(adopted));
            default -> Toasts.text(refusal);
        };
    }

    private static String numbers(Collection<Integer> numbers) {
        return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
