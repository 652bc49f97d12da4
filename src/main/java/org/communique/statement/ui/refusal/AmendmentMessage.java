package org.communique.statement.ui.refusal;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.TimeFormat;
import org.communique.statement.draft.SubmissionOutcome.AmendmentObstacle;
import org.communique.statement.draft.SubmissionOutcome.AmendmentsAwaited;
import org.communique.statement.draft.SubmissionOutcome.AmendmentsOpen;

/** Says which amendments should be settled before a draft is submitted, and what can be done. */
public final class AmendmentMessage {

    private AmendmentMessage() {}

    public static String of(AmendmentObstacle obstacle) {
        return switch (obstacle) {
            case AmendmentsAwaited(var closes) ->
                closes == null ? text("awaited") : text("awaited.round", TimeFormat.localAndUtc(closes));
            case AmendmentsOpen(var open, var closes) ->
                closes == null ? text("open", open) : text("open.round", open, TimeFormat.localAndUtc(closes));
        };
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate("statement.draft.amendments." + key, arguments);
    }
}
