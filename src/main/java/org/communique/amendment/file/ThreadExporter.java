package org.communique.amendment.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.FileSource;
import org.communique.comment.Mentions;
import org.communique.comment.Suggestion;
import org.communique.file.office.export.FileComment;
import org.communique.file.office.export.FileComment.Place;
import org.communique.file.office.export.FileComment.Remark;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes comments of a file of threads whose words are in a text. What was deleted or removed is not in it. */
@Component
class ThreadExporter {

    private final PeopleNames names;
    private final MessageSource messages;

    ThreadExporter(PeopleNames names, MessageSource messages) {
        this.names = names;
        this.messages = messages;
    }

    List<FileComment> comments(Conversation conversation, Locale locale) {
        var people = conversation.comments().stream()
                .flatMap(placed -> placed.comment().participants().stream())
                .collect(Collectors.toSet());
        var known = people.isEmpty() ? Map.<MemberId, String>of() : names.of(Set.copyOf(people));
        return conversation.comments().stream()
                .filter(placed -> placed.place() != null)
                .flatMap(placed -> comment(placed, known, conversation, locale).stream())
                .toList();
    }

    private List<FileComment> comment(
            PlacedComment placed, Map<MemberId, String> names, Conversation conversation, Locale locale) {
        var comment = placed.comment();
        var remarks = new ArrayList<Remark>();
        var words = Mentions.named(words(comment, locale), conversation.names());
        if (comment.deletedAt() == null && !words.isEmpty()) {
            remarks.add(remark(names.getOrDefault(comment.by(), ""), comment.at(), comment.source(), words, locale));
        }
        comment.replies().stream()
                .filter(reply -> reply.removedBy() == null)
                .map(reply -> remark(
                        names.getOrDefault(reply.by(), ""),
                        reply.at(),
                        reply.source(),
                        Mentions.named(reply.text(), conversation.names()),
                        locale))
                .forEach(remarks::add);
        var place = placed.place();
        return remarks.isEmpty() || place == null
                ? List.of()
                : List.of(new FileComment(
                        new Place(place.address(), place.from(), place.to()),
                        remarks.getFirst(),
                        comment.isResolved(),
                        List.copyOf(remarks.subList(1, remarks.size()))));
    }

    /** Words from a file are not given as those of the member who brought them in, nor as proven to be of the author in the file. */
    private Remark remark(String by, Instant at, @Nullable FileSource source, String words, Locale locale) {
        if (source == null) {
            return new Remark(by, at, words);
        }
        var author =
                source.author().isEmpty() ? messages.getMessage("comment.file.nobody", null, locale) : source.author();
        return new Remark(
                messages.getMessage("exchange.file.brought-in", new Object[] {by, author}, locale),
                Objects.requireNonNullElse(source.at(), at),
                words);
    }

    private String words(Comment comment, Locale locale) {
        if (!(comment.suggestion() instanceof Suggestion suggested)) {
            return comment.text();
        }
        var words = messages.getMessage("exchange.file.suggestion", null, locale) + " " + suggested.words();
        return comment.text().isEmpty() ? words : comment.text() + "\n" + words;
    }
}
