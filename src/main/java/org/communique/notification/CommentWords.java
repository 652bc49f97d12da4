package org.communique.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.Comments;
import org.communique.comment.Mentions;
import org.communique.comment.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was said in the threads that notices are about. It is read where it is, as it can be edited and taken back. */
@Component
class CommentWords {

    private final Comments comments;
    private final Directory directory;

    CommentWords(Comments comments, Directory directory) {
        this.comments = comments;
        this.directory = directory;
    }

    Map<NoticeId, String> of(List<Notice> notices) {
        var ids = notices.stream()
                .flatMap(notice -> Stream.ofNullable(thread(notice)))
                .distinct()
                .toList();
        Map<CommentId, Comment> threads = new HashMap<>();
        if (!ids.isEmpty()) {
            comments.findAll(ids).forEach(thread -> threads.put(thread.id(), thread));
        }
        Map<NoticeId, String> words = new HashMap<>();
        notices.forEach(notice -> {
            var thread = threads.get(thread(notice));
            if (thread != null) {
                words.put(notice.id(), Mentions.named(words(notice, thread), directory));
            }
        });
        return words;
    }

    private static @Nullable CommentId thread(Notice notice) {
        return notice.detail() == null ? null : notice.detail().thread();
    }

    private static String words(Notice notice, Comment thread) {
        boolean ofThread = notice.kind() == NoticeKind.COMMENTED
                || notice.kind() == NoticeKind.COMMENT_ASSIGNED
                || thread.at().equals(notice.at());
        return thread.replies().stream()
                .filter(reply -> reply.at().equals(notice.at()))
                .map(Reply::text)
                .findFirst()
                .orElse(ofThread ? thread.text() : "");
    }
}
