package org.communique.amendment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Collection;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.change.Applicability;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.change.Applicability.WordsChanged;
import org.communique.amendment.change.Applicability.WordsGone;
import org.communique.amendment.desk.AmendedAmendment;
import org.communique.amendment.desk.Standing;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.HtmlContent;
import org.communique.text.comparison.Comparison;
import org.communique.text.format.ComparisonLabels;
import org.jspecify.annotations.Nullable;

/** Amendments in words. */
final class AmendmentLabels {

    private AmendmentLabels() {}

    static String text(String key, Object... arguments) {
        return I18NProvider.translate("amendment." + key, arguments);
    }

    static String numbers(Collection<Integer> numbers) {
        return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Such as {@code ¶ 12 · Replace}. */
    static String place(AmendmentKind kind, int passage) {
        return where(kind, passage) + " · " + text("kind." + kind);
    }

    private static String where(AmendmentKind kind, int passage) {
        if (kind == AmendmentKind.ADD) {
            return passage == 0 ? text("at.start") : text("at.after", passage);
        }
        return passage == 0 ? text("at.start") : text("at", passage);
    }

    static String movedTo(int passage) {
        return passage == 0 ? text("moved-to.start") : text("moved-to", passage);
    }

    /** Its state, or where it stands against the draft while it is open. */
    private static Badge badge(Amendment amendment, @Nullable Applicability applicability) {
        if (applicability == null) {
            return new Badge(
                    text("state." + amendment.state()),
                    amendment.state() == AmendmentStatus.ACCEPTED ? Tone.GOOD : Tone.NEUTRAL);
        }
        return switch (applicability) {
            case Applies(var surroundings) ->
                new Badge(text(surroundings ? "standing.surroundings" : "standing.applies"), Tone.ACTIVE);
            case WordsChanged _ -> new Badge(text("standing.changed"), Tone.WARNING);
            case WordsGone _ -> new Badge(text("standing.gone"), Tone.WARNING);
            case CollidesWithAccepted(var others) ->
                new Badge(text("standing.accepted", others.size(), numbers(others)), Tone.WARNING);
            case Falls(var adopted) ->
                new Badge(text("standing.falls", adopted.size(), numbers(adopted)), Tone.WARNING);
        };
    }

    static Badge badge(Standing standing) {
        var amendment = standing.amendment();
        if (amendment.isAcceptedWithOtherWords()) {
            return new Badge(text("state.other-words"), Tone.GOOD);
        }
        if (amendment.state() == AmendmentStatus.OPEN && standing.amended() instanceof AmendedAmendment amended) {
            return new Badge(
                    text("amends." + amended.now(), amended.number()),
                    amended.now() == AmendedAmendment.Now.OPEN ? Tone.ACTIVE : Tone.WARNING);
        }
        return badge(amendment, standing.applicability());
    }

    /** @param language of the text */
    static HtmlContent changes(Comparison comparison, String language) {
        return HtmlContent.of(comparison, language, "amendment-changes");
    }

    static ComparisonLabels comparison() {
        return HtmlContent.comparisonLabels();
    }
}
