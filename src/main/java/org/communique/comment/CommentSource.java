package org.communique.comment;

import java.util.List;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.search.SearchEntry;
import org.communique.search.SearchEntry.Place;
import org.communique.search.SearchKind;
import org.communique.search.SearchSource;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.springframework.stereotype.Component;

/** Words of comments, suggestions and replies, which those may read who may read the text. */
@Component
class CommentSource implements SearchSource {

    private final Comments comments;
    private final Statements statements;
    private final Directory directory;

    CommentSource(Comments comments, Statements statements, Directory directory) {
        this.comments = comments;
        this.statements = statements;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "comment";
    }

    @Override
    public SearchKind kind() {
        return SearchKind.COMMENT;
    }

    @Override
    public List<SearchEntry> entries(String subject) {
        var id = new StatementId(subject);
        int frozen = statements
                .findById(id)
                .map(statement -> statement.frozen().versions())
                .orElse(0);
        return comments.of(id).stream()
                .flatMap(comment -> entries(comment, frozen))
                .toList();
    }

    private Stream<SearchEntry> entries(Comment comment, int frozen) {
        var suggested = comment.suggestion();
        return Stream.of(
                        entries(comment.text(), comment.by(), comment, frozen),
                        entries(suggested == null ? "" : suggested.words(), comment.by(), comment, frozen),
                        comment.replies().stream().flatMap(reply -> entries(reply.text(), reply.by(), comment, frozen)))
                .flatMap(words -> words);
    }

    private Stream<SearchEntry> entries(String words, MemberId by, Comment comment, int frozen) {
        boolean onDraft = comment.version() > frozen;
        var place = onDraft
                ? new Place("search.place.comment.draft", List.of(), by, null)
                : new Place("search.place.comment", List.of(Integer.toString(comment.version())), by, null);
        return SearchEntry.parts(Mentions.named(words, directory)).stream()
                .map(part -> new SearchEntry("", part, comment.route(frozen), place));
    }
}
