package org.communique.amendment.ui.round;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.amendment.round.RoundOutcome;

/** Why a round was not opened. */
public final class RoundRefusal {

    private RoundRefusal() {}

    public static String of(RoundOutcome outcome) {
        return switch (outcome) {
            case RoundOutcome.Done _ -> throw new IllegalArgumentException("not refused");
            case RoundOutcome.AlreadyOpen _ -> text("open.already");
            case RoundOutcome.NotDrafting _ -> text("open.not-drafting");
            case RoundOutcome.NoText _ -> text("open.no-text");
            case RoundOutcome.InvalidDeadline _ -> text("open.deadline.invalid");
            case RoundOutcome.InvalidNumber(var highest) -> text("open.number.invalid", highest);
            case RoundOutcome.InvalidProposers _ -> text("open.proposers.invalid");
            case RoundOutcome.Closed _ -> text("closed.before");
        };
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate("amendment." + key, arguments);
    }
}
