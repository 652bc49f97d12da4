package org.communique.treaty.citation.check;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Statement;
import org.communique.statement.submission.OpenPoint;
import org.communique.statement.submission.OpenPointSource;
import org.communique.text.document.RichText;
import org.communique.treaty.citation.CitedEditions;
import org.communique.treaty.citation.recognition.CitationReader;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Articles that a draft cites and its edition does not have. */
@Component
class MissingArticles implements OpenPointSource {

    private final CitedEditions citedEditions;
    private final Editions editions;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor work;

    MissingArticles(
            CitedEditions citedEditions, Editions editions, CurrentMember currentMember, HeavyWorkExecutor work) {
        this.citedEditions = citedEditions;
        this.editions = editions;
        this.currentMember = currentMember;
        this.work = work;
    }

    @Override
    public Optional<OpenPoint> open(Statement statement, RichText text) {
        var read = work.run(WorkKind.PARSE, currentMember.id().value(), () -> CitationReader.read(text));
        var missing = new CitationChecker(citedEditions.of(statement.id()), editions.of(InstrumentId.CYBERCRIME))
                .check(read).articles().stream()
                        .filter(cited -> cited.article() == null)
                        .toList();
        return missing.stream()
                .findFirst()
                .map(first -> first.places().getFirst().words())
                .map(words -> new OpenPoint(
                        OpenPoint.Kind.ARTICLES,
                        missing.size(),
                        words,
                        null,
                        "statements/" + statement.id().value() + "/draft#find="
                                + UriUtils.encode(words, StandardCharsets.UTF_8)));
    }
}
