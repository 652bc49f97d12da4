package org.communique.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.DirectorySearch;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** People and organisations, for administrators: only they have screens about them. */
@Component
class DirectoryFinder implements SearchFinder {

    private final DirectorySearch search;
    private final Directory directory;

    DirectoryFinder(DirectorySearch search, Directory directory) {
        this.search = search;
        this.directory = directory;
    }

    @Override
    public Set<SearchKind> kinds() {
        return Set.of(SearchKind.PERSON, SearchKind.ORGANISATION);
    }

    @Override
    public List<SearchHit> find(SearchKind kind, SearchWords words, Member member, int most, Locale locale) {
        if (!member.is(Role.ADMINISTRATOR)) {
            return List.of();
        }
        return kind == SearchKind.PERSON ? people(words, most) : organisations(words, most);
    }

    private List<SearchHit> people(SearchWords words, int most) {
        var found = search.members(words.typed(), Set.of(), most);
        var theirs = directory.organisations(
                found.stream().map(Member::organisation).distinct().toList());
        return found.stream()
                .map(person -> new SearchHit(
                        SearchKind.PERSON,
                        person.name(),
                        theirs.get(person.organisation()) instanceof Organisation of ? of.displayName() : "",
                        List.of(),
                        route("members", person.name())))
                .toList();
    }

    private List<SearchHit> organisations(SearchWords words, int most) {
        return search.organisations(words.typed(), most).stream()
                .map(organisation -> new SearchHit(
                        SearchKind.ORGANISATION,
                        organisation.displayName(),
                        organisation.officialName().equals(organisation.displayName())
                                ? ""
                                : organisation.officialName(),
                        List.of(),
                        route("organisations", organisation.displayName())))
                .toList();
    }

    private static String route(String screen, String name) {
        return screen + "?search=" + UriUtils.encode(name, StandardCharsets.UTF_8);
    }
}
