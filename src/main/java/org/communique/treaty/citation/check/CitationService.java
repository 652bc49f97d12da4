package org.communique.treaty.citation.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Passages.Passage;
import org.communique.text.document.RichText;
import org.communique.text.format.TextDecorator.WordLink;
import org.communique.treaty.citation.CitedEditions;
import org.communique.treaty.citation.index.CitationIndex;
import org.communique.treaty.citation.recognition.CitationReader;
import org.communique.treaty.citation.recognition.CitationReader.ReadCitations;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.ResultCache;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.stereotype.Service;

/** Shows what a statement cites: a version against the edition of when it was frozen, a draft against the one that was chosen for it. */
@Service
@PreAuthorize("denyAll()")
public class CitationService {

    private final StatementService statements;
    private final DraftService drafts;
    private final CitationIndex index;
    private final CitedEditions citedEditions;
    private final Editions editions;
    private final CitationDecorationSource decorations;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor work;
    private final ResultCache<LinksKey, Map<String, List<WordLink>>> links;

    CitationService(
            StatementService statements,
            DraftService drafts,
            CitationIndex index,
            CitedEditions citedEditions,
            Editions editions,
            CitationDecorationSource decorations,
            CurrentMember currentMember,
            HeavyWorkExecutor work) {
        this.statements = statements;
        this.drafts = drafts;
        this.index = index;
        this.citedEditions = citedEditions;
        this.editions = editions;
        this.decorations = decorations;
        this.currentMember = currentMember;
        this.work = work;
        this.links = new ResultCache<>(work, WorkKind.PARSE, CitationService::bytes);
    }

    /** Empty if the version is not submitted. */
    @PreAuthorize("@statementRights.canRead(#version)")
    public Optional<CitedArticles> ofVersion(VersionId version) {
        return statements
                .version(version)
                .map(summary -> check(
                        citedEditions.of(version),
                        index.citations(summary, currentMember.id().value())));
    }

    @PreAuthorize("@statementRights.canRead(#statement)")
    public CitedArticles ofDraft(StatementId statement) {
        var text = drafts.read(statement);
        return check(
                citedEditions.of(statement),
                work.run(WorkKind.PARSE, currentMember.id().value(), () -> CitationReader.read(text)));
    }

    /** Many have the same draft open, and ask at the same time. */
    private record LinksKey(
            StatementId statement, long revision, EditionId edition, long editionRevision, Locale locale) {}

    /** The words of each passage of the draft that cites articles, with links to them. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Map<String, List<WordLink>> linksOfDraft(StatementId statement, Locale locale) {
        var edition = citedEditions.of(statement);
        var key = new LinksKey(statement, drafts.revision(statement), edition.id(), edition.revision(), locale);
        return links.get(
                key,
                currentMember.id().value(),
                new DelegatingSecurityContextCallable<>(() -> links(drafts.read(statement), edition, locale)));
    }

    private Map<String, List<WordLink>> links(RichText text, Edition edition, Locale locale) {
        Map<String, List<WordLink>> found = new LinkedHashMap<>();
        Passages.of(text).all().stream()
                .map(Passage::letters)
                .distinct()
                .forEach(words -> found.put(words, decorations.links(words, edition, locale)));
        found.values().removeIf(List::isEmpty);
        return found;
    }

    private static long bytes(Map<String, List<WordLink>> links) {
        return links.entrySet().stream()
                .mapToLong(passage -> 2L * passage.getKey().length()
                        + passage.getValue().stream()
                                .mapToLong(link -> 100 + 2L * link.about().length())
                                .sum())
                .sum();
    }

    private CitedArticles check(Edition edition, ReadCitations read) {
        return new CitationChecker(edition, editions.of(InstrumentId.CYBERCRIME)).check(read);
    }

    /** Of the draft. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Edition edition(StatementId statement) {
        return citedEditions.of(statement);
    }

    /** Of the draft and the versions to come: frozen ones keep theirs. False if the Convention has no such edition. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public boolean chooseEdition(StatementId statement, EditionId edition) {
        boolean known = editions.find(edition)
                .filter(found -> found.instrument().equals(InstrumentId.CYBERCRIME))
                .isPresent();
        if (known) {
            citedEditions.choose(statements.get(statement), edition);
        }
        return known;
    }
}
