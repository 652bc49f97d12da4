package org.communique.statement.ui;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.Badge;
import org.communique.statement.Phase;
import org.communique.statement.Statement;

/** A statement's phase in words, with the stages that are open. */
final class PhaseTag {

    private PhaseTag() {}

    static Badge of(Statement statement) {
        var words =
                statement.wasDeclined() ? I18NProvider.translate("statement.phase.DECLINED") : text(statement.phase());
        var text = statement.waitingFor().isEmpty() ? words : words + ": " + String.join(", ", statement.waitingFor());
        var badge = new Badge(text, tone(statement.phase()));
        // Where the bar is too narrow for it.
        badge.setTitle(text);
        return badge;
    }

    static String text(Phase phase) {
        return I18NProvider.translate(phase.messageKey());
    }

    private static Badge.Tone tone(Phase phase) {
        return switch (phase) {
            case DRAFTING -> Badge.Tone.NEUTRAL;
            case IN_REVIEW, SIGN_ON -> Badge.Tone.ACTIVE;
            case PROPOSED, APPROVED, CLOSED -> Badge.Tone.WARNING;
            case PUBLISHED -> Badge.Tone.GOOD;
            case ABANDONED -> Badge.Tone.BAD;
        };
    }
}
