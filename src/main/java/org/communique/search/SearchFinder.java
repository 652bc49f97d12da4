package org.communique.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.coalition.directory.Member;

/** What is so little, or known so well elsewhere, that it is not in the index. */
interface SearchFinder {

    Set<SearchKind> kinds();

    /** As the member may see it. */
    List<SearchHit> find(SearchKind kind, SearchWords words, Member member, int most, Locale locale);
}
