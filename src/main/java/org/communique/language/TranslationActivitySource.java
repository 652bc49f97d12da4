package org.communique.language;

import java.util.List;
import java.util.stream.Stream;
import org.communique.statement.Statement;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.springframework.stereotype.Component;

/** Which translations were begun, submitted and decided, and which changes of the source leave them standing, in a statement's history. */
@Component
class TranslationActivitySource implements ActivitySource {

    private final Translations translations;
    private final SourceCorrections corrections;
    private final TranslationVersions submitted;

    TranslationActivitySource(Translations translations, SourceCorrections corrections, TranslationVersions submitted) {
        this.submitted = submitted;
        this.corrections = corrections;
        this.translations = translations;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        var languages = "statements/" + statement.id().value() + "/languages";
        var begun = translations.peopleOf(statement.id()).stream()
                .map(translation -> new ActivityEntry(
                        "language.activity.begun",
                        List.of(translation.id().language()),
                        translation.begunBy(),
                        translation.begunAt(),
                        languages + "/" + translation.id().language(),
                        Audience.READERS));
        var judged = corrections.of(statement.id()).stream()
                .flatMap(correction -> correction.judgments().stream())
                .map(judgment -> new ActivityEntry(
                        judgment.stands() ? "language.activity.standing" : "language.activity.not-standing",
                        List.of(),
                        judgment.by(),
                        judgment.at(),
                        languages,
                        Audience.READERS));
        var reviewed = submitted.of(statement.id()).stream().flatMap(version -> entries(version, languages));
        return Stream.of(begun, judged, reviewed).flatMap(each -> each).toList();
    }

    private static Stream<ActivityEntry> entries(TranslationVersion version, String languages) {
        var route = languages + "/" + version.language() + "/versions/" + version.number();
        List<Object> details = List.of(version.language(), version.number());
        var submitted = new ActivityEntry(
                "language.activity.submitted",
                details,
                version.submittedBy(),
                version.submittedAt(),
                route,
                Audience.READERS);
        return Stream.concat(
                Stream.of(submitted),
                Stream.ofNullable(version.decision())
                        .map(decision -> new ActivityEntry(
                                decision.approved() ? "language.activity.approved" : "language.activity.returned",
                                details,
                                decision.by(),
                                decision.at(),
                                route,
                                Audience.READERS,
                                decision.note())));
    }
}
