package org.communique.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.coalition.directory.Member;
import org.communique.shell.ScreenSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Screens, and what one can begin there, by their names. */
@Component
class ScreenFinder implements SearchFinder {

    private final ObjectProvider<ScreenSource> sources;
    private final MessageSource messages;

    ScreenFinder(ObjectProvider<ScreenSource> sources, MessageSource messages) {
        this.sources = sources;
        this.messages = messages;
    }

    @Override
    public Set<SearchKind> kinds() {
        return Set.of(SearchKind.SCREEN);
    }

    @Override
    public List<SearchHit> find(SearchKind kind, SearchWords words, Member member, int most, Locale locale) {
        return sources.stream()
                .flatMap(source -> source.of(member).stream())
                .map(screen -> new SearchHit(
                        SearchKind.SCREEN,
                        messages.getMessage(screen.name(), null, locale),
                        "",
                        List.of(),
                        screen.path()))
                .filter(screen -> words.areIn(screen.title()))
                .distinct()
                .limit(most)
                .toList();
    }
}
