package org.communique.comment;

import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.MemberId;
import org.communique.text.comparison.Quotation.Place;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a version: comments on it, and those on older ones.
 *
 * @param comments in the order of the text; those whose words are gone last
 * @param names   of everyone who said or settled something
 */
public record Conversation(int version, List<PlacedComment> comments, Map<MemberId, String> names) {

    /** @param place where the words stand in this version; null if they are not in it any more */
    public record PlacedComment(Comment comment, @Nullable Place place) {}

    public String name(@Nullable MemberId member) {
        return member == null ? "" : names.getOrDefault(member, "");
    }
}
