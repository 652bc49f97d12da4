package org.communique.search;

import java.util.ArrayList;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * Something that is found by its words.
 *
 * @param heading such as a title, whose words count for more; empty if it has none of its own
 * @param text    not much longer than a paragraph, see {@link #parts}
 * @param route   of the screen that shows it
 * @param secret  null if all who may read its statement may read it
 */
public record SearchEntry(
        String heading,
        String text,
        String route,
        Place place,
        @Nullable Secret secret) {

    private static final int LONGEST = 2_000;

    /**
     * What it is, as people read it. Names are looked up when it is shown.
     *
     * @param key     of the message
     * @param details its arguments
     * @param by      whose name is the next argument
     * @param of      whose name is the one after that
     */
    public record Place(
            String key,
            List<String> details,
            @Nullable MemberId by,
            @Nullable OrganisationId of) {

        public Place(String key, Object... details) {
            this(key, List.of(details).stream().map(Object::toString).toList(), null, null);
        }
    }

    /**
     * Only members of the organisation, and coordinators, may read it as long as its source says so.
     *
     * @param name by which {@link SearchSource#secrets} names it
     */
    public record Secret(String name, OrganisationId of) {}

    public SearchEntry(String heading, String text, String route, Place place) {
        this(heading, text, route, place, null);
    }

    /** Of a text of any length, so that none takes long to look through. */
    public static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (text.length() - from > LONGEST) {
            int to = text.lastIndexOf(' ', from + LONGEST - 1);
            to = to > from ? to + 1 : text.offsetByCodePoints(from, text.codePointCount(from, from + LONGEST) - 1);
            parts.add(text.substring(from, to));
            from = to;
        }
        parts.add(text.substring(from));
        return parts.stream().filter(part -> !part.isBlank()).toList();
    }
}
