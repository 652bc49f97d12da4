package org.communique.search;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.search.SearchEntry.Place;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementOutline;
import org.springframework.stereotype.Component;

/** Titles. */
@Component
class StatementSource implements SearchSource {

    private final Statements statements;

    StatementSource(Statements statements) {
        this.statements = statements;
    }

    @Override
    public String name() {
        return "statement";
    }

    @Override
    public SearchKind kind() {
        return SearchKind.STATEMENT;
    }

    @Override
    public Optional<Map<String, String>> marks(List<StatementOutline> all) {
        return Optional.of(all.stream()
                .collect(toMap(
                        statement -> statement.id().value(),
                        statement -> statement.phase() + " " + statement.title())));
    }

    @Override
    public List<SearchEntry> entries(String subject) {
        return statements.findById(new StatementId(subject)).stream()
                .map(statement -> new SearchEntry(
                        statement.title(),
                        "",
                        "statements/" + subject + "/" + tab(statement.phase()),
                        new Place("statement.phase." + statement.phase())))
                .toList();
    }

    private static String tab(Phase phase) {
        return switch (phase) {
            case PROPOSED, DRAFTING -> "draft";
            case IN_REVIEW -> "review";
            // The only one for those who are only asked to sign.
            case APPROVED, SIGN_ON, CLOSED, PUBLISHED -> "sign-on";
            case ABANDONED -> "versions";
        };
    }
}
