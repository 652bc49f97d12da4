package org.communique.comment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.communique.text.comparison.Quotation.Place;
import org.jspecify.annotations.Nullable;

/**
 * The comments on a version and on older ones.
 *
 * @param comments in the order of the text; those whose words no longer exist come last
 * @param names   of authors and of those who settled threads
 * @param takesSuggestions whether the draft is open, so that suggestions can be accepted
 */
public record Conversation(
        int version, List<PlacedComment> comments, Map<MemberId, String> names, boolean takesSuggestions) {

    /** @param complete whether nothing follows */
    public record ConversationPage(Conversation conversation, boolean complete) {}

    public static final Conversation NONE = new Conversation(0, List.of(), Map.of(), false);

    /** @param place where the words are in this version; null if they are no longer in it */
    public record PlacedComment(Comment comment, @Nullable Place place) {}

    public String name(@Nullable MemberId member) {
        return member == null ? "" : names.getOrDefault(member, "");
    }

    /** Of those whom the comment's thread names. */
    public Map<MemberId, String> namesIn(Comment comment) {
        return comment.people().stream().collect(Collectors.toMap(member -> member, this::name));
    }
}
