package org.communique.language.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.communique.language.AlignedText.AlignedRow;
import org.communique.language.AlignedText.Fact;
import org.communique.language.PassageWarning;
import org.communique.language.PassageWarning.Kind;
import org.communique.language.TranslationId;
import org.communique.language.TranslationVersion;
import org.communique.language.TranslationVersionId;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.statement.StatementId;

/** Languages, and what is known of passages, in words. */
final class LanguageLabels {

    private LanguageLabels() {}

    static String text(String key, Object... arguments) {
        return I18NProvider.translate("language." + key, arguments);
    }

    /** As the reader calls it. */
    static String name(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(UI.getCurrent().getLocale());
    }

    static String address(StatementId statement) {
        return "statements/" + statement.value() + "/languages";
    }

    static String address(TranslationId id) {
        return address(id.statement()) + "/" + id.language();
    }

    static String address(TranslationVersionId id) {
        return address(id.translation()) + "/versions/" + id.number();
    }

    static Badge badge(TranslationVersion version) {
        if (version.isUndecided()) {
            return new Badge(text("version.SUBMITTED", version.number()), Tone.ACTIVE);
        }
        return version.isApproved()
                ? new Badge(text("version.APPROVED", version.number()), Tone.GOOD)
                : new Badge(text("version.RETURNED", version.number()), Tone.WARNING);
    }

    /** The newest one, and the newest approved one. */
    static List<Component> links(List<TranslationVersion> newestFirst) {
        return Stream.concat(
                        newestFirst.stream().limit(1),
                        newestFirst.stream()
                                .filter(TranslationVersion::isApproved)
                                .limit(1))
                .distinct()
                .<Component>map(version -> new Anchor(address(version.id()), badge(version)))
                .toList();
    }

    static List<Component> badges(AlignedRow row) {
        return row.facts().isEmpty() && row.hasWords()
                ? List.of(new Badge(text("fact.READY"), Tone.GOOD))
                : badges(row.facts());
    }

    private static List<Component> badges(Collection<Fact> facts) {
        return facts.stream()
                .<Component>map(fact -> new Badge(
                        text("fact." + fact),
                        switch (fact) {
                            case STALE -> Tone.WARNING;
                            case CHECKED -> Tone.GOOD;
                            case UNCONFIRMED, MACHINE -> Tone.ACTIVE;
                            case EMPTY -> Tone.NEUTRAL;
                        }))
                .toList();
    }

    /** With what is in one of both only. */
    static String warning(PassageWarning warning) {
        var words = new StringJoiner(" ").add(text("warning." + warning.kind()));
        if (warning.kind() != Kind.FOOTNOTES) {
            each("warning.missing", warning.missing(), words);
            each("warning.added", warning.added(), words);
        }
        return words.toString();
    }

    private static void each(String key, List<String> found, StringJoiner words) {
        if (!found.isEmpty()) {
            words.add(text(key, String.join(", ", found)));
        }
    }
}
