package org.communique.comment.ui;

import org.communique.coalition.CurrentMember;
import org.communique.comment.CommentService;
import org.communique.comment.SuggestionService;
import org.communique.statement.StatementRights;
import org.communique.statement.StatementService;
import org.communique.statement.VersionSummary;
import org.springframework.stereotype.Component;

/** Opens a version to be read and talked about. */
@Component
public class CommentDesks {

    private final StatementService statements;
    private final CommentService comments;
    private final SuggestionService suggestions;
    private final StatementRights rights;
    private final CurrentMember currentMember;

    CommentDesks(
            StatementService statements,
            CommentService comments,
            SuggestionService suggestions,
            StatementRights rights,
            CurrentMember currentMember) {
        this.statements = statements;
        this.comments = comments;
        this.suggestions = suggestions;
        this.rights = rights;
        this.currentMember = currentMember;
    }

    /** As the current member may use it. */
    public CommentDesk open(VersionSummary version) {
        var may = new Permissions(
                currentMember.id(), rights.canComment(version.statement()), rights.canEdit(version.statement()));
        return new CommentDesk(statements, version, may, new Acts(comments, suggestions));
    }
}
