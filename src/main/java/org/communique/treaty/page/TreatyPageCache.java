package org.communique.treaty.page;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.communique.coalition.settings.CoalitionProfile;
import org.communique.http.RenderedPage;
import org.communique.treaty.RegisterChanged;
import org.communique.treaty.RegisterPart;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.ResultCache;
import org.communique.work.WorkKind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The public pages as they were rendered. One is rendered again when what it shows has other revisions; those are looked up after
 * each change that this server makes, and every few seconds for the changes of others.
 */
@Component
class TreatyPageCache {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST_FRESH = 1_000;

    private final ResultCache<Contents, RenderedPage> pages;
    private final Map<RegisterPart, AtomicLong> changes =
            Arrays.stream(RegisterPart.values()).collect(toMap(part -> part, part -> new AtomicLong()));
    private final Cache<Look, String> recent = Caffeine.newBuilder()
            .maximumSize(MOST_FRESH)
            .expireAfterWrite(FRESH)
            .build();

    TreatyPageCache(HeavyWorkExecutor work) {
        this.pages = new ResultCache<>(work, WorkKind.RENDERING, RenderedPage::bytes);
    }

    /**
     * What a page takes from a part.
     *
     * @param detail where it is not all of it
     * @param print  the same as long as that is
     */
    record Source(RegisterPart part, String detail, Supplier<String> print) {}

    /** @param changes before it was looked up: one that was looked up during a change is not used after it */
    private record Look(RegisterPart part, String detail, long changes) {}

    /** All that a page shows: two with the same are the same. */
    private record Contents(
            String page, Locale language, LocalDate day, CoalitionProfile profile, List<String> prints) {}

    RenderedPage get(
            String page,
            Locale language,
            LocalDate day,
            CoalitionProfile profile,
            List<Source> sources,
            Supplier<byte[]> render) {
        var prints = sources.stream().map(this::print).toList();
        return pages.get(
                new Contents(page, language, day, profile, prints),
                "page treaty " + page,
                () -> RenderedPage.of(render.get()));
    }

    private String print(Source source) {
        long before = changes(source.part()).get();
        return recent.get(
                new Look(source.part(), source.detail(), before),
                look -> source.print().get());
    }

    @EventListener
    void evict(RegisterChanged changed) {
        changes(changed.part()).incrementAndGet();
    }

    private AtomicLong changes(RegisterPart part) {
        return Objects.requireNonNull(changes.get(part));
    }
}
