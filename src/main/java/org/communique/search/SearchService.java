package org.communique.search;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.DirectorySearch;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.search.SearchEntry.Place;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementLists;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriUtils;

/** Finds what the current member may see. */
@Service
@PreAuthorize("denyAll()")
public class SearchService {

    /** Of each kind. */
    public static final int MOST = 100;

    /** Of the words of one statement, so that others are found next to it. */
    private static final int MOST_OF_A_STATEMENT = 3;

    /** How many entries are looked at for one that is shown. */
    private static final int LOOKED_AT = 5;

    /**
     * Answers come at the ends of such steps. Looking for a word takes some microseconds for each text that has it, whether or not the member
     * may see that text, and so its time alone could say that a word is somewhere.
     */
    private static final Duration STEP = Duration.ofMillis(20);

    private final SearchIndex index;
    private final SearchIndexer indexer;
    private final ObjectProvider<SearchSource> sources;
    private final ObjectProvider<SearchFinder> finders;
    private final StatementLists statements;
    private final Directory directory;
    private final DirectorySearch people;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor work;
    private final MessageSource messages;

    SearchService(
            SearchIndex index,
            SearchIndexer indexer,
            ObjectProvider<SearchSource> sources,
            ObjectProvider<SearchFinder> finders,
            StatementLists statements,
            Directory directory,
            DirectorySearch people,
            CurrentMember currentMember,
            HeavyWorkExecutor work,
            MessageSource messages) {
        this.index = index;
        this.indexer = indexer;
        this.sources = sources;
        this.finders = finders;
        this.statements = statements;
        this.directory = directory;
        this.people = people;
        this.currentMember = currentMember;
        this.work = work;
        this.messages = messages;
    }

    /** Whether all texts have been read, so that what is not found is not there; just after a start that takes a while. */
    @PreAuthorize("isAuthenticated()")
    public boolean isComplete() {
        return indexer.isComplete();
    }

    /**
     * The best of each kind, in the order of kinds.
     *
     * @param typed what is looked for; all of its words, of which each may be the beginning of one
     * @param kinds in which
     * @param most  of each kind
     */
    @PreAuthorize("isAuthenticated()")
    public List<SearchHit> find(String typed, Set<SearchKind> kinds, int most, Locale locale) {
        long began = System.nanoTime();
        var member = currentMember.get();
        var words = SearchWords.of(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        try {
            return work.run(WorkKind.SEARCH, member.id().value(), () -> find(words, member, kinds, most, locale));
        } finally {
            long spent = System.nanoTime() - began;
            pause(STEP.toNanos() - spent % STEP.toNanos());
        }
    }

    private static void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        while (until - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    private List<SearchHit> find(SearchWords words, Member member, Set<SearchKind> kinds, int most, Locale locale) {
        var found = found(words, member, kinds, most);
        var titles = statements.find(new Query(Criteria.where("_id").in(statementsOf(found)))).stream()
                .collect(toMap(Statement::id, identity()));
        var names = new Names(found);
        List<SearchHit> hits = new ArrayList<>();
        for (var kind : order(found, words)) {
            if (kinds.contains(kind)) {
                finders.stream()
                        .filter(finder -> finder.kinds().contains(kind))
                        .forEach(finder -> hits.addAll(finder.find(kind, words, member, most, locale)));
            }
            found.getOrDefault(kind, List.of()).stream()
                    .filter(entry -> entry.statement() == null || titles.containsKey(entry.statement()))
                    .map(entry -> hit(kind, entry, titles, names, words, locale))
                    .forEach(hits::add);
        }
        return hits;
    }

    /** An article that is looked for by its number or title comes before the texts that cite it. */
    private static List<SearchKind> order(Map<SearchKind, List<IndexedEntry>> found, SearchWords words) {
        var kinds = new ArrayList<>(List.of(SearchKind.values()));
        if (found.getOrDefault(SearchKind.ARTICLE, List.of()).stream()
                .limit(1)
                .anyMatch(article -> words.areIn(article.entry().heading()))) {
            kinds.remove(SearchKind.ARTICLE);
            kinds.add(kinds.indexOf(SearchKind.TEXT), SearchKind.ARTICLE);
        }
        return kinds;
    }

    private Map<SearchKind, List<IndexedEntry>> found(
            SearchWords words, Member member, Set<SearchKind> kinds, int most) {
        var reach = statements.reach(member);
        var secrets =
                sources.stream().flatMap(source -> source.secrets().stream()).collect(toSet());
        var authors = kinds.contains(SearchKind.COMMENT) ? named(words) : Set.<MemberId>of();
        Map<SearchKind, List<IndexedEntry>> found = new HashMap<>();
        sources.stream()
                .map(SearchSource::kind)
                .filter(kinds::contains)
                .distinct()
                .forEach(kind -> {
                    var by = kind == SearchKind.COMMENT ? authors : Set.<MemberId>of();
                    var query = IndexedEntry.query(kind, words, by, reach, secrets, member.organisation());
                    found.put(kind, varied(index.find(query, most * LOOKED_AT), most));
                });
        return found;
    }

    /** Whose comments are found by their name, where they are shown with it. */
    private Set<MemberId> named(SearchWords words) {
        return people.members(words.typed(), Set.of(), MOST).stream()
                .filter(person -> words.areIn(person.name()))
                .map(Member::id)
                .collect(toSet());
    }

    /** A few of each statement, and no words twice: a draft begins with those of the last version. */
    private static List<IndexedEntry> varied(List<IndexedEntry> found, int most) {
        Map<StatementId, Integer> counts = new HashMap<>();
        Set<List<Object>> seen = new HashSet<>();
        return found.stream()
                .filter(entry -> entry.statement() == null
                        || entry.entry().text().isEmpty()
                        || seen.add(List.of(entry.statement(), entry.entry().text()))
                                && counts.merge(entry.statement(), 1, Integer::sum) <= MOST_OF_A_STATEMENT)
                .limit(most)
                .toList();
    }

    private static List<StatementId> statementsOf(Map<SearchKind, List<IndexedEntry>> found) {
        return found.values().stream()
                .flatMap(Collection::stream)
                .map(IndexedEntry::statement)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private SearchHit hit(
            SearchKind kind,
            IndexedEntry found,
            Map<StatementId, Statement> titles,
            Names names,
            SearchWords words,
            Locale locale) {
        var entry = found.entry();
        var statement = found.statement() == null ? null : titles.get(found.statement());
        var title = statement == null ? entry.heading() : statement.title();
        var excerpt = entry.text().isEmpty() ? List.<SearchHit.Part>of() : words.excerpt(entry.text());
        return new SearchHit(kind, title, names.place(entry.place(), locale), excerpt, route(kind, entry, excerpt));
    }

    /** A draft is looked through by its editor, as its passages have no numbers that stay. */
    private static String route(SearchKind kind, SearchEntry entry, List<SearchHit.Part> excerpt) {
        return kind != SearchKind.TEXT || entry.route().contains("#")
                ? entry.route()
                : excerpt.stream()
                        .filter(SearchHit.Part::found)
                        .findFirst()
                        .map(part -> entry.route() + "#find=" + UriUtils.encode(part.text(), StandardCharsets.UTF_8))
                        .orElse(entry.route());
    }

    /** As they are now, all looked up at once. */
    private final class Names {

        private final Map<MemberId, Member> members;
        private final Map<OrganisationId, Organisation> organisations;

        Names(Map<SearchKind, List<IndexedEntry>> found) {
            var places = found.values().stream()
                    .flatMap(Collection::stream)
                    .map(entry -> entry.entry().place())
                    .toList();
            members = directory.members(
                    places.stream().map(Place::by).filter(Objects::nonNull).toList());
            organisations = directory.organisations(
                    places.stream().map(Place::of).filter(Objects::nonNull).toList());
        }

        String place(Place place, Locale locale) {
            List<Object> arguments = new ArrayList<>(place.details());
            if (place.by() != null) {
                var member = members.get(place.by());
                arguments.add(member == null ? "" : member.name());
            }
            if (place.of() != null) {
                var organisation = organisations.get(place.of());
                arguments.add(organisation == null ? "" : organisation.displayName());
            }
            return messages.getMessage(place.key(), arguments.toArray(), locale);
        }
    }
}
