package org.communique.search;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.search.SearchEntry.Place;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementOutline;
import org.communique.statement.version.Versions;
import org.communique.text.comparison.Passages;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Words of versions; those that several have are found in the newest. */
@Component
class VersionTexts implements SearchSource {

    private static final String TURN = "search-index";

    private final Statements statements;
    private final Versions versions;
    private final HeavyWorkExecutor work;

    VersionTexts(Statements statements, Versions versions, HeavyWorkExecutor work) {
        this.statements = statements;
        this.versions = versions;
        this.work = work;
    }

    @Override
    public String name() {
        return "versions";
    }

    @Override
    public SearchKind kind() {
        return SearchKind.TEXT;
    }

    @Override
    public Optional<Map<String, String>> marks(List<StatementOutline> all) {
        return Optional.of(all.stream()
                .filter(statement -> statement.versions() > 0)
                .collect(toMap(statement -> statement.id().value(), statement -> "" + statement.versions())));
    }

    @Override
    public List<SearchEntry> entries(String subject) {
        var id = new StatementId(subject);
        int newest = statements
                .findById(id)
                .map(statement -> statement.frozen().versions())
                .orElse(0);
        List<SearchEntry> entries = new ArrayList<>();
        Set<String> newer = new HashSet<>();
        for (int number = newest; number > 0; number--) {
            var version = VersionId.of(id, number);
            work.run(WorkKind.PARSE, TURN, () -> add(version, newer, entries));
        }
        return entries;
    }

    private boolean add(VersionId version, Set<String> newer, List<SearchEntry> entries) {
        var route = "statements/" + version.statement().value() + "/versions?v=" + version.number();
        versions
                .findById(version)
                .map(found -> Passages.of(CanonicalText.read(found.text())).all())
                .orElse(List.of())
                .stream()
                .filter(passage -> newer.add(passage.letters()))
                .forEach(passage -> SearchEntry.parts(passage.letters()).stream()
                        .map(part -> new SearchEntry(
                                "",
                                part,
                                route + "#" + passage.address(),
                                new Place("search.place.version", version.number())))
                        .forEach(entries::add));
        return true;
    }
}
