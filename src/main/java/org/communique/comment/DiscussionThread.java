package org.communique.comment;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment.Assignment;
import org.communique.id.Id;
import org.jspecify.annotations.Nullable;

/** What a member said, with its replies, whatever it is about. */
public interface DiscussionThread {

    Id id();

    MemberId by();

    /** Empty if it was deleted. */
    String text();

    Instant at();

    @Nullable
    Instant editedAt();

    /** When its author deleted it although it has replies, or a coordinator removed it. */
    @Nullable
    Instant deletedAt();

    /** The coordinator, if one removed it. */
    @Nullable
    MemberId removedBy();

    List<Reply> replies();

    /** Who declared it resolved, if it is. */
    @Nullable
    MemberId settledBy();

    @Nullable
    Instant settledAt();

    /** Who deals with it, if that is known. */
    @Nullable
    Assignment assignment();

    /** If the member brought its first words in with a file. */
    default @Nullable FileSource source() {
        return null;
    }

    default boolean isResolved() {
        return settledAt() != null;
    }

    /** Who deals with it, as long as it is neither done nor resolved. */
    default Optional<MemberId> dealtWithBy() {
        return Optional.ofNullable(assignment())
                .filter(assignment -> !isResolved() && assignment.waits())
                .map(Assignment::to);
    }

    /** Authors in the thread, in order. */
    default Set<MemberId> participants() {
        Set<MemberId> members = new LinkedHashSet<>();
        members.add(by());
        replies().forEach(reply -> members.add(reply.by()));
        return members;
    }

    /** Who are mentioned in it. */
    default Set<MemberId> mentioned() {
        Set<MemberId> members = new LinkedHashSet<>(Mentions.in(text()));
        replies().forEach(reply -> members.addAll(Mentions.in(reply.text())));
        return members;
    }

    /** Whose names it shows: authors, those they mention, who settled it or removed words, and who deals with it. */
    default Set<MemberId> people() {
        var people = participants();
        people.addAll(mentioned());
        if (removedBy() instanceof MemberId coordinator) {
            people.add(coordinator);
        }
        replies().stream().map(Reply::removedBy).filter(Objects::nonNull).forEach(people::add);
        if (settledBy() instanceof MemberId settler) {
            people.add(settler);
        }
        if (assignment() instanceof Assignment assignment) {
            people.add(assignment.to());
            people.add(assignment.by());
            if (assignment.doneBy() instanceof MemberId member) {
                people.add(member);
            }
        }
        Stream.concat(Stream.ofNullable(source()), replies().stream().map(Reply::source))
                .filter(Objects::nonNull)
                .map(FileSource::member)
                .filter(Objects::nonNull)
                .forEach(people::add);
        return people;
    }
}
