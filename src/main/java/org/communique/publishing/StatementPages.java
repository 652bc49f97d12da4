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
import org.springframework.stereotype.Component;

/**
 * The pages of published statements, each rendered once: what it shows is frozen but for the coalition's profile and key. A page
 * that is asked for often is read from nowhere but memory.
 */
@Component
class StatementPages {

    private static final int MOST = 100;
    /** So long nothing at all is looked up for it. */
    private static final Duration FRESH = Duration.ofSeconds(5);
    /** So long an erasure on another server may take to show on this one. */
    private static final Duration GOOD = Duration.ofMinutes(5);
    /** Signatories are folded away by country when there are more. */
    private static final int MOST_IN_SIGHT = 300;

    private final PublishedStatements published;
    private final Editions editions;
    private final Coalition coalition;
    private final Ledger ledger;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    StatementPages(PublishedStatements published, Editions editions, Coalition coalition, Ledger ledger) {
        this.published = published;
        this.editions = editions;
        this.coalition = coalition;
        this.ledger = ledger;
    }

    /**
     * @param at     when it was rendered
     * @param seenAt when it last was known to be what would be rendered
     */
    private record Kept(RenderedPage page, CoalitionProfile profile, String key, long at, long seenAt) {

        boolean isFresh() {
            return System.nanoTime() - seenAt < FRESH.toNanos();
        }

        boolean isGood(CoalitionProfile now, String keyNow) {
            return System.nanoTime() - at < GOOD.toNanos() && profile.equals(now) && key.equals(keyNow);
        }

        Kept seenAgain() {
            return new Kept(page, profile, key, at, System.nanoTime());
        }
    }

    Optional<RenderedPage> find(String slug) {
        var known = kept.get(slug);
        if (known != null && known.isFresh()) {
            return Optional.of(known.page());
        }
        var profile = coalition.profile();
        var key = ledger.verifierKey();
        // One thread renders, and those who ask meanwhile wait for it.
        var found = kept.compute(
                slug,
                (name, current) -> current != null && current.isGood(profile, key)
                        ? current.seenAgain()
                        : published
                                .find(name)
                                .map(publication -> rendered(publication, profile, key))
                                .orElse(null));
        makeRoom();
        return Optional.ofNullable(found).map(Kept::page);
    }

    private Kept rendered(Publication publication, CoalitionProfile profile, String key) {
        var now = System.nanoTime();
        return new Kept(render(publication, profile, key), profile, key, now, now);
    }

    private void makeRoom() {
        if (kept.size() > MOST) {
            kept.clear();
        }
    }

    void forget(Slug slug) {
        kept.remove(slug.value());
    }

    private RenderedPage render(Publication publication, CoalitionProfile profile, String key) {
        var edition = publication.edition();
        var locale = editions.locale(edition);
        var variables = new HashMap<String, Object>();
        variables.put("coalition", profile);
        variables.put("dates", new Dates(locale));
        variables.put("slug", publication.slug().value());
        variables.put("edition", edition);
        variables.put("countries", edition.countries(locale));
        variables.put("folded", edition.signatures().size() > MOST_IN_SIGHT);
        variables.put("body", Html.of(edition.body()));
        variables.put("key", key);
        return RenderedPage.of(editions.process("publishing/statement", locale, variables));
    }
}
