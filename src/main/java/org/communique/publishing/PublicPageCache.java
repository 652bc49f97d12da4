package org.communique.publishing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import org.communique.coalition.settings.Coalition;
import org.communique.coalition.settings.CoalitionProfile;
import org.communique.http.RenderedPage;
import org.communique.http.ServerProperties;
import org.communique.ledger.Ledger;
import org.communique.text.document.RichText;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.ResultCache;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/**
 * The pages of published statements. What one shows is frozen but for erased names and the coalition's profile and key, so it is
 * rendered once; one that is asked for often is read from nowhere but memory.
 */
@Component
class PublicPageCache {

    /** So long nothing at all is looked up for a page. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int MOST_FRESH = 1_000;

    /** Signatories are folded away by country when there are more. */
    private static final int MOST_IN_SIGHT = 300;

    private final PublishedStatements published;
    private final Publications publications;
    private final DocumentRenderer documentRenderer;
    private final PublicationFiles files;
    private final Coalition coalition;
    private final Ledger ledger;
    private final ServerProperties server;
    private final ResultCache<Contents, RenderedPage> pages;
    private final Cache<String, Contents> recent = Caffeine.newBuilder()
            .maximumSize(MOST_FRESH)
            .expireAfterWrite(FRESH)
            .build();

    PublicPageCache(
            PublishedStatements published,
            Publications publications,
            DocumentRenderer documentRenderer,
            PublicationFiles files,
            Coalition coalition,
            Ledger ledger,
            ServerProperties server,
            HeavyWorkExecutor work) {
        this.published = published;
        this.publications = publications;
        this.documentRenderer = documentRenderer;
        this.files = files;
        this.coalition = coalition;
        this.ledger = ledger;
        this.server = server;
        this.pages = new ResultCache<>(work, WorkKind.RENDERING, RenderedPage::bytes);
    }

    /** All that a page shows: two with the same are the same. */
    private record Contents(
            Slug slug, String address, int version, String fingerprint, CoalitionProfile profile, String key) {}

    Optional<RenderedPage> find(String slug) {
        return Optional.ofNullable(recent.getIfPresent(slug))
                .or(() -> published.find(slug).map(publication -> lookUp(slug, publication)))
                .map(this::page);
    }

    private Contents lookUp(String name, PublicationSummary publication) {
        var contents = new Contents(
                publication.slug(),
                publication.address(),
                publication.newest().number(),
                publication.shown().fingerprint(),
                coalition.profile(),
                ledger.verifierKey());
        recent.put(name, contents);
        return contents;
    }

    private static RichText read(StatementDocument statementDocument) {
        return CanonicalText.read(statementDocument.text());
    }

    private RenderedPage page(Contents contents) {
        return pages.get(contents, "page " + contents.slug().value(), () -> render(contents));
    }

    void evictAll() {
        recent.invalidateAll();
    }

    private RenderedPage render(Contents contents) {
        var publication =
                publications.findSummaryById(contents.slug()).orElseThrow().upTo(contents.version());
        var statementDocument = files.read(publication, publication.shown());
        var locale = documentRenderer.pageLocale(statementDocument);
        var variables = new HashMap<String, Object>();
        variables.put("coalition", contents.profile());
        variables.put("dates", new PageDates(locale));
        variables.put("slug", contents.slug().value());
        variables.put("address", server.link(contents.address()));
        variables.put("document", statementDocument);
        variables.put("countries", statementDocument.countries(locale));
        variables.put("folded", statementDocument.signatures().size() > MOST_IN_SIGHT);
        variables.put("body", Html.of(statementDocument.body()));
        variables.put("key", contents.key());
        if (publication.isCorrected()) {
            var signed = files.read(publication, publication.document());
            variables.put("changes", Correction.changes(read(signed), read(statementDocument)));
        }
        return RenderedPage.of(documentRenderer.process("publishing/statement", locale, variables));
    }
}
