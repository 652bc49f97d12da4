package org.communique.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.Suggestion;
import org.communique.publishing.office.export.FileComment;
import org.communique.publishing.office.export.FileComment.Place;
import org.communique.publishing.office.export.FileComment.Remark;
import org.springframework.stereotype.Component;

/** Makes comments of a file of threads whose words are in a text. What was deleted or removed is not in it. */
@Component
class ThreadExporter {

    private final PeopleNames names;

    ThreadExporter(PeopleNames names) {
        this.names = names;
    }

    /** @param suggestion what is written before the words of a suggestion */
    List<FileComment> comments(Conversation conversation, String suggestion) {
        var people = conversation.comments().stream()
                .flatMap(placed -> placed.comment().participants().stream())
                .collect(Collectors.toSet());
        var known = people.isEmpty() ? Map.<MemberId, String>of() : names.of(Set.copyOf(people));
        return conversation.comments().stream()
                .filter(placed -> placed.place() != null)
                .flatMap(placed -> comment(placed, known, suggestion).stream())
                .toList();
    }

    private static List<FileComment> comment(PlacedComment placed, Map<MemberId, String> names, String suggestion) {
        var comment = placed.comment();
        var remarks = new ArrayList<Remark>();
        var words = words(comment, suggestion);
        if (comment.deletedAt() == null && !words.isEmpty()) {
            remarks.add(new Remark(names.getOrDefault(comment.by(), ""), comment.at(), words));
        }
        comment.replies().stream()
                .filter(reply -> reply.removedBy() == null)
                .map(reply -> new Remark(names.getOrDefault(reply.by(), ""), reply.at(), reply.text()))
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

    private static String words(Comment comment, String suggestion) {
        if (!(comment.suggestion() instanceof Suggestion suggested)) {
            return comment.text();
        }
        var words = suggestion + " " + suggested.words();
        return comment.text().isEmpty() ? words : comment.text() + "\n" + words;
    }
}
