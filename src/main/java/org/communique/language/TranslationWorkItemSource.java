package org.communique.language;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.coalition.directory.Member;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.springframework.stereotype.Component;

/** Translations that wait for their revisers, or for who submitted them since changes are requested. */
@Component
class TranslationWorkItemSource implements WorkItemSource {

    private final Translations translations;
    private final TranslationVersions submitted;
    private final Statements statements;
    private final StatementRights rights;

    TranslationWorkItemSource(
            Translations translations, TranslationVersions submitted, Statements statements, StatementRights rights) {
        this.translations = translations;
        this.submitted = submitted;
        this.statements = statements;
        this.rights = rights;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        var undecided = submitted.undecided().stream()
                .filter(version -> !version.submittedBy().equals(member.id()))
                .toList();
        var returned = submitted.returnedTo(member.id());
        var newest = newest(Stream.concat(undecided.stream(), returned.stream()).toList());
        var readable = readable(member, newest.values());
        var revised =
                translations
                        .find(undecided.stream()
                                .map(version -> version.id().translation())
                                .distinct()
                                .toList())
                        .stream()
                        .filter(translation -> translation.people().revisers().contains(member.id()))
                        .map(Translation::id)
                        .toList();
        var toRevise = undecided.stream()
                .filter(version -> StatementRights.coordinates(member)
                        || revised.contains(version.id().translation()))
                .filter(version -> isNewest(version, newest))
                .flatMap(version -> item("language.work.revise", version, readable));
        var toChange = returned.stream()
                .filter(version -> isNewest(version, newest))
                .flatMap(version -> item("language.work.change", version, readable));
        return Stream.concat(toRevise, toChange).toList();
    }

    private static boolean isNewest(TranslationVersion version, Map<TranslationId, TranslationVersion> newest) {
        return version.id()
                .equals(Objects.requireNonNull(newest.get(version.id().translation()))
                        .id());
    }

    /** Of the translations of these versions. */
    private Map<TranslationId, TranslationVersion> newest(List<TranslationVersion> versions) {
        var newest = new HashMap<TranslationId, TranslationVersion>();
        if (!versions.isEmpty()) {
            var of = new HashSet<StatementId>();
            versions.forEach(version -> of.add(version.statement()));
            submitted.of(of).forEach(version -> newest.putIfAbsent(version.id().translation(), version));
        }
        return newest;
    }

    private Map<StatementId, Statement> readable(Member member, Iterable<TranslationVersion> versions) {
        var ids = new HashSet<StatementId>();
        versions.forEach(version -> ids.add(version.statement()));
        return statements.findAllById(ids).stream()
                .filter(statement ->
                        statement.phase() != Phase.ABANDONED && rights.allows(member, statement, Right.READ))
                .collect(toMap(Statement::id, statement -> statement));
    }

    private static Stream<WorkItem> item(
            String kind, TranslationVersion version, Map<StatementId, Statement> readable) {
        var statement = readable.get(version.statement());
        if (statement == null) {
            return Stream.empty();
        }
        var language = version.language();
        return Stream.of(new WorkItem(
                kind,
                Locale.forLanguageTag(language).getDisplayName(Locale.UK),
                statement.id(),
                statement.title(),
                "statements/%s/languages/%s/versions/%d"
                        .formatted(statement.id().value(), language, version.number()),
                null));
    }
}
