package org.communique.publishing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.coalition.Coalition;
import org.communique.coalition.CoalitionProfile;
import org.communique.ledger.Ledger;
import org.communique.text.Html;
import org.communique.work.HeavyWork;
import org.communique.work.SharedResults;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/**
 * The pages of published statements. What one shows is frozen but for erased names and the coalition's profile and key, so it is
 * rendered once; one that is asked for often is read from nowhere but memory.
 */
@Component
class StatementPages {

    /** So long nothing at all is looked up for a page. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int MOST_FRESH = 1_000;

    /** Signatories are folded away by country when there are more. */
    private static final int MOST_IN_SIGHT = 300;

    private final PublishedStatements published;
    private final Publications publications;
    private final Editions editions;
    private final Coalition coalition;
    private final Ledger ledger;
    private final SharedResults<Contents, RenderedPage> pages;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    StatementPages(
            PublishedStatements published,
            Publications publications,
            Editions editions,
            Coalition coalition,
            Ledger ledger,
            HeavyWork work) {
        this.published = published;
        this.publications = publications;
        this.editions = editions;
        this.coalition = coalition;
        this.ledger = ledger;
        this.pages = new SharedResults<>(work, WorkKind.RENDERING, RenderedPage::bytes);
    }

    /** All that a page shows: two with the same are the same. */
    private record Contents(Slug slug, String edition, CoalitionProfile profile, String key) {}

    private record Seen(Contents contents, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < FRESH.toNanos();
        }
    }

    Optional<RenderedPage> find(String slug) {
        var recent = seen.get(slug);
        if (recent != null && recent.isFresh()) {
            return Optional.of(page(recent.contents()));
        }
        return published.find(slug).map(this::look).map(this::page);
    }

    private Contents look(PublicationSummary publication) {
        var contents = new Contents(
                publication.slug(), publication.edition().fingerprint(), coalition.profile(), ledger.verifierKey());
        if (seen.size() >= MOST_FRESH) {
            seen.clear();
        }
        seen.put(publication.slug().value(), new Seen(contents, System.nanoTime()));
        return contents;
    }

    private RenderedPage page(Contents contents) {
        return pages.get(contents, "page " + contents.slug().value(), () -> render(contents));
    }

    void forget(Slug slug) {
        seen.remove(slug.value());
    }

    private RenderedPage render(Contents contents) {
        var edition = publications.findById(contents.slug()).orElseThrow().edition();
        var locale = editions.locale(edition);
        var variables = new HashMap<String, Object>();
        variables.put("coalition", contents.profile());
        variables.put("dates", new Dates(locale));
        variables.put("slug", contents.slug().value());
        variables.put("edition", edition);
        variables.put("countries", edition.countries(locale));
        variables.put("folded", edition.signatures().size() > MOST_IN_SIGHT);
        variables.put("body", Html.of(edition.body()));
        variables.put("key", contents.key());
        return RenderedPage.of(editions.process("publishing/statement", locale, variables));
    }
}
