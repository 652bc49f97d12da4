package org.communique.statement.ui;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.Tag;
import org.communique.statement.Phase;
import org.communique.statement.Statement;

/** A statement's phase in words, with the stages that are open. */
final class PhaseTag {

    private PhaseTag() {}

    static Tag of(Statement statement) {
        var words = words(statement.phase());
        var text = statement.waitingFor().isEmpty() ? words : words + ": " + String.join(", ", statement.waitingFor());
        return new Tag(text, tone(statement.phase()));
    }

    static String words(Phase phase) {
        return I18NProvider.translate("statement.phase." + phase.name());
    }

    private static Tag.Tone tone(Phase phase) {
        return switch (phase) {
            case DRAFTING -> Tag.Tone.NEUTRAL;
            case IN_REVIEW, SIGN_ON -> Tag.Tone.ACTIVE;
            case APPROVED, CLOSED -> Tag.Tone.WARNING;
            case PUBLISHED -> Tag.Tone.GOOD;
            case ABANDONED -> Tag.Tone.BAD;
        };
    }
}
